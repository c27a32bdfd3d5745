package dev.outcrop.simulator;

import dev.outcrop.bedrock.StopReason;
import java.util.ArrayList;
import java.util.List;

/**
 * A reply as it leaves the model: cut where the request wants it to end, counted.
 *
 * @param stopReason the word on the wire
 * @param tokens the reply's own, counted in pieces
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
            return TextPieces.count(name) + TextPieces.count(input);
        }
    }

    /** Says a reply, whose placeholders are filled, to what was asked. */
    static Spoken of(ScriptedReply reply, Asked asked) {
        var words = new Words(reply.text(), asked.bounds());
        var content = new ArrayList<Block>();
        if (!words.text().isEmpty()) {
            content.add(new Text(words.text()));
        }
        var tokens = TextPieces.count(words.text());
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
    private record Words(String text, StopReason stop) {

        Words(String whole, Asked.Bounds bounds) {
            this(whole, bounds, endAt(whole, bounds));
        }

        private Words(String whole, Asked.Bounds bounds, int stopped) {
            this(TextPieces.first(whole.substring(0, stopped), bounds.maxTokens()), reason(whole, stopped, bounds));
        }

        private static int endAt(String whole, Asked.Bounds bounds) {
            return bounds.stopSequences().stream()
                    .mapToInt(whole::indexOf)
                    .filter(at -> at >= 0)
                    .min()
                    .orElse(whole.length());
        }

        private static StopReason reason(String whole, int stopped, Asked.Bounds bounds) {
            var said = whole.substring(0, stopped);
            if (TextPieces.count(said) > bounds.maxTokens()) {
                return StopReason.MAX_TOKENS;
            }
            return stopped < whole.length() ? StopReason.STOP_SEQUENCE : StopReason.END_TURN;
        }
    }
}
