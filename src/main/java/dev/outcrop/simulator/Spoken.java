package dev.outcrop.simulator;

import dev.outcrop.bedrock.StopReason;
import dev.outcrop.token.Tokens;
import java.util.ArrayList;
import java.util.List;

/**
 * A reply as it leaves the model: cut where the request wants it to end, counted.
 *
 * @param stopReason the word on the wire
 * @param tokens the reply's own
 */
record Spoken(List<Block> content, String stopReason, int tokens, ScriptedReply.Pace pace) {

    Spoken {
        content = List.copyOf(content);
    }

    /** A part of the reply. */
    sealed interface Block permits Text, ToolCall {}

    /** Words; never empty. */
    record Text(String text) implements Block {}

    /** A call of a tool, its input as compact JSON. */
    record ToolCall(String id, String name, String input) implements Block {

        int tokens() {
            return Tokens.count(name) + Tokens.count(input);
        }
    }

    /** Says a reply, whose placeholders are filled, to what was asked. */
    static Spoken of(ScriptedReply reply, Asked asked) {
        var words = Words.of(reply.text(), asked.bounds());
        var content = new ArrayList<Block>();
        if (!words.text().isEmpty()) {
            content.add(new Text(words.text()));
        }
        var tokens = words.tokens();
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

    /** A text as far as a request lets it go. */
    private record Words(String text, int tokens, StopReason stop) {

        static Words of(String whole, Asked.Bounds bounds) {
            var end = endAt(whole, bounds);
            var said = whole.substring(0, end);
            var tokens = Tokens.count(said);
            if (tokens > bounds.maxTokens()) {
                var first = Tokens.first(said, bounds.maxTokens());
                return new Words(first, Math.min(bounds.maxTokens(), Tokens.count(first)), StopReason.MAX_TOKENS);
            }
            return new Words(said, tokens, end < whole.length() ? StopReason.STOP_SEQUENCE : StopReason.END_TURN);
        }

        private static int endAt(String whole, Asked.Bounds bounds) {
            var end = whole.length();
            for (var stop : bounds.stopSequences()) {
                var at = whole.indexOf(stop);
                end = at >= 0 && at < end ? at : end;
            }
            return end;
        }
    }
}
