package dev.outcrop.simulator;

import dev.outcrop.bedrock.StopReason;
import dev.outcrop.token.Tokens;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * A reply as it leaves the model: cut where the request wants it to end, counted.
 *
 * @param stopReason the word on the wire
 * @param tokens the reply's own
 */
record Spoken(List<Block> content, String stopReason, int tokens, ScriptedReply.Pace pace) implements Utterance {

    Spoken {
        content = List.copyOf(content);
    }

    /** A part of the reply. */
    sealed interface Block permits Text, Thought, Cited, ToolCall {}

    /** Words; never empty. */
    record Text(String text) implements Block {}

    /** What is thought aloud before the words, with the provider's seal on it. */
    record Thought(String text, String signature) implements Block {}

    /** Words that a document is given for. */
    record Cited(String text, Asked.Source source) implements Block {}

    /** A call of a tool, its input as compact JSON. */
    record ToolCall(String id, String name, String input) implements Block {

        int tokens() {
            return Tokens.count(name) + Tokens.count(input);
        }
    }

    /** The words of all blocks. */
    String text() {
        var text = new StringBuilder();
        for (var block : content) {
            text.append(block instanceof Text words ? words.text() : block instanceof Cited cited ? cited.text() : "");
        }
        return text.toString();
    }

    @Override
    public Spoken spoken() {
        return this;
    }

    @Override
    public Iterator<StreamEvent> events(Said said, ConverseEvents.Cutting cutting) {
        return new ConverseEvents(said, cutting);
    }

    @Override
    public Spoken uncited() {
        var plain = content.stream()
                .map(block -> block instanceof Cited cited ? new Text(cited.text()) : block)
                .toList();
        return new Spoken(plain, stopReason, tokens, pace);
    }

    /** Other words for another reason, as many tokens billed. */
    Spoken instead(String text, StopReason stop) {
        return new Spoken(List.of(new Text(text)), stop.word(), tokens, pace);
    }

    /** Says a reply, whose placeholders are filled, to what was asked. */
    static Spoken of(ScriptedReply reply, Asked asked) {
        var content = new ArrayList<Block>();
        var tokens = 0;
        var thought = thought(reply, asked);
        if (!thought.isEmpty()) {
            content.add(new Thought(thought, Signatures.of(thought)));
            tokens = Tokens.count(thought);
        }
        var rest = Math.max(0, asked.bounds().maxTokens() - tokens);
        var words = Words.of(reply.text(), rest, asked.bounds().stopSequences());
        if (!words.text().isEmpty()) {
            var sources = asked.wishes().sources();
            content.add(sources.isEmpty() ? new Text(words.text()) : new Cited(words.text(), sources.get(0)));
        }
        tokens += words.tokens();
        var stop = words.stop();
        var tool = reply.tool();
        if (tool != null && stop == StopReason.END_TURN) {
            var input = Json.write(tool.arguments());
            var call = new ToolCall(ToolUseIds.of(asked, tool.name(), input), tool.name(), input);
            var fits = tokens + call.tokens() <= asked.bounds().maxTokens();
            if (fits) {
                content.add(call);
                tokens += call.tokens();
            }
            stop = fits ? StopReason.TOOL_USE : StopReason.MAX_TOKENS;
        }
        var word = reply.stopReason() == null ? stop.word() : reply.stopReason();
        return new Spoken(content, word, tokens, reply.pace());
    }

    private static String thought(ScriptedReply reply, Asked asked) {
        if (reply.reasoning() == null) {
            return asked.wishes().reasons()
                    ? Tokens.first(
                            "[simulated] Thinking about the question first.",
                            asked.bounds().maxTokens())
                    : "";
        }
        return Tokens.first(reply.reasoning(), asked.bounds().maxTokens());
    }

    /** A text as far as a request lets it go. */
    private record Words(String text, int tokens, StopReason stop) {

        static Words of(String whole, int maxTokens, List<String> stopSequences) {
            var end = endAt(whole, stopSequences);
            var said = whole.substring(0, end);
            var tokens = Tokens.count(said);
            if (tokens > maxTokens) {
                var first = Tokens.first(said, maxTokens);
                return new Words(first, Math.min(maxTokens, Tokens.count(first)), StopReason.MAX_TOKENS);
            }
            return new Words(said, tokens, end < whole.length() ? StopReason.STOP_SEQUENCE : StopReason.END_TURN);
        }

        private static int endAt(String whole, List<String> stopSequences) {
            var end = whole.length();
            for (var stop : stopSequences) {
                var at = whole.indexOf(stop);
                end = at >= 0 && at < end ? at : end;
            }
            return end;
        }
    }
}
