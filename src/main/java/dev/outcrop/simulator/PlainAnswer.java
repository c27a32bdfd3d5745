package dev.outcrop.simulator;

import dev.outcrop.simulator.ScriptedReply.Pace;
import dev.outcrop.simulator.ScriptedReply.ToolUse;

/**
 * The answer where nothing is scripted: made from the request alone, and never to be taken for a model's.
 *
 * <p>Calls the tool that the request demands, and ends the turn once the tool has answered.
 */
final class PlainAnswer {

    private static final String MARK = "[simulated] ";
    private static final String ADVICE = " This is Outcrop's simulator; no model was asked. What it says is up to you:"
            + " write simulate: below a turn of a conversation, or give it --rules."
            + " For a model's answer set backend: bedrock in outcrop.yaml.";

    /** Characters of the request that are said back. */
    private static final int QUOTED = 200;

    private PlainAnswer() {}

    static ScriptedReply to(Asked asked) {
        var result = asked.talk().result();
        if (result != null && asked.wishes().schema() == null) {
            var tool = result.tool().isEmpty() ? "The tool" : "The tool " + result.tool();
            return ScriptedReply.text(MARK + tool + " answered: " + quoted(result.text()));
        }
        var demanded = asked.tools().demanded();
        if (demanded != null) {
            var arguments = new SchemaInstance(demanded.schema()).arguments();
            return new ScriptedReply("", new ToolUse(demanded.name(), arguments), Pace.AT_ONCE);
        }
        var schema = asked.wishes().schema();
        return ScriptedReply.text(
                schema == null ? MARK + words(asked.talk()) : Json.write(new SchemaInstance(schema).instance()));
    }

    private static String words(Asked.Talk talk) {
        var said = talk.user().isBlank() ? "You sent a message without text." : "You said: " + quoted(talk.user());
        return talk.answers() == 0 ? said + ADVICE : said;
    }

    /** On one line, cut between characters, never within one. */
    private static String quoted(String text) {
        var line = text.strip().replaceAll("\\s+", " ");
        return "\"" + (line.length() <= QUOTED ? line : line.substring(0, line.offsetByCodePoints(0, QUOTED)) + "…")
                + "\"";
    }
}
