package dev.outcrop.bedrock.body;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Calls of tools as JSON within a text: {@code {"name": "…", "parameters": {…}}}, as Llama was taught to write them.
 *
 * <p>A call begins on a line of its own and is the last of an answer. From there on the text is kept back until its end, at
 * most 1 MiB of it; where it turns out to be no call of a tool on offer, it is words after all.
 *
 * <p>Source: Meta's model cards and prompt formats, JSON based tool calling.
 */
final class ToolCallText implements Speech {

    private static final String TAG = "<|python_tag|>";
    private static final int MOST_HELD = 1024 * 1024;

    @Override
    public Listener listener(ObjectNode converse) {
        var tools = StreamSupport.stream(converse.at("/toolConfig/tools").spliterator(), false)
                .map(tool -> tool.at("/toolSpec/name").asText())
                .collect(Collectors.toUnmodifiableSet());
        return tools.isEmpty() ? WORDS.listener(converse) : new Calls(tools, new ToolUseIds(converse));
    }

    @Override
    public Speaker speaker() {
        return new Caller();
    }

    private static final class Calls implements Listener {

        private final Set<String> tools;
        private final ToolUseIds ids;
        private final StringBuilder held = new StringBuilder();
        private boolean lineBegins = true;
        private boolean calling;

        Calls(Set<String> tools, ToolUseIds ids) {
            this.tools = tools;
            this.ids = ids;
        }

        @Override
        public void take(String piece, EventLog log) {
            held.append(piece);
            if (!calling) {
                var call = callAt();
                calling = call >= 0;
                tell(beforeWhiteSpace(calling ? call : endOfWords()), log);
            }
            if (held.length() > MOST_HELD) {
                calling = false;
                tell(held.length(), log);
            }
        }

        /** Where a line begins with what may be a call; -1 where none does. */
        private int callAt() {
            var begins = lineBegins;
            for (var at = 0; at < held.length(); at++) {
                var letter = held.charAt(at);
                if (letter == '\n') {
                    begins = true;
                } else if (!Character.isWhitespace(letter)) {
                    if (held.indexOf(TAG, at) == at || (begins && letter == '{')) {
                        return at;
                    }
                    begins = false;
                }
            }
            return -1;
        }

        private int endOfWords() {
            for (var length = Math.min(TAG.length() - 1, held.length()); length > 0; length--) {
                if (TAG.startsWith(held.substring(held.length() - length))) {
                    return held.length() - length;
                }
            }
            return held.length();
        }

        private int beforeWhiteSpace(int end) {
            var at = end;
            while (at > 0 && Character.isWhitespace(held.charAt(at - 1))) {
                at--;
            }
            return at;
        }

        private void tell(int end, EventLog log) {
            if (end > 0) {
                log.text(held.substring(0, end));
                lineBegins = held.charAt(end - 1) == '\n';
                held.delete(0, end);
            }
        }

        @Override
        public void end(EventLog log) {
            var calls = calling ? calls() : List.<JsonNode>of();
            for (var call : calls) {
                log.tool(ids.next(), call.path("name").asText());
                log.toolInput(parameters(call).toString());
            }
            if (calls.isEmpty()) {
                log.text(held.toString());
            }
            held.setLength(0);
        }

        private List<JsonNode> calls() {
            var calls = new ArrayList<JsonNode>();
            try {
                for (var document :
                        BodyJson.allIn(held.toString().replace(TAG, "").replace("};", "}"))) {
                    if (!tools.contains(document.path("name").asText())
                            || !parameters(document).isObject()) {
                        return List.of();
                    }
                    calls.add(document);
                }
            } catch (JsonProcessingException notCalls) {
                return List.of();
            }
            return calls;
        }

        private static JsonNode parameters(JsonNode call) {
            return call.has("parameters") ? call.path("parameters") : call.path("arguments");
        }
    }

    private static final class Caller implements Speaker {

        private boolean said;
        private boolean calling;

        @Override
        public String say(ConverseEvent event) {
            return switch (event.type()) {
                case "contentBlockStart" -> begin(event.payload().at("/start/toolUse/name"));
                case "contentBlockDelta" ->
                    calling
                            ? BodyJson.text(event.delta().at("/toolUse/input"))
                            : words(BodyJson.text(event.delta().path("text")));
                case "contentBlockStop" -> end();
                default -> "";
            };
        }

        private String begin(JsonNode name) {
            var line = said ? "\n" : "";
            said = true;
            calling = true;
            return line + "{\"name\": " + name + ", \"parameters\": ";
        }

        private String words(String text) {
            said = said || !text.isEmpty();
            return text;
        }

        private String end() {
            var brace = calling ? "}" : "";
            calling = false;
            return brace;
        }
    }
}
