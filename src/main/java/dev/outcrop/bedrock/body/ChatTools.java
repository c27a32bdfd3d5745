package dev.outcrop.bedrock.body;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** Tools as chat completions list them, and as Converse does. */
final class ChatTools {

    /** Mistral's word and OpenAI's. */
    private static final Set<String> ANY = Set.of("any", "required");

    private ChatTools() {}

    static void write(JsonNode toolConfig, String anyTool, ObjectNode body) {
        if (toolConfig.path("tools").isEmpty()) {
            return;
        }
        var tools = body.putArray("tools");
        for (var tool : toolConfig.path("tools")) {
            var spec = tool.path("toolSpec");
            var function = tools.addObject().put("type", "function").putObject("function");
            function.put("name", spec.path("name").asText());
            for (var member : new String[] {"description", "strict"}) {
                if (BodyJson.isPresent(spec.path(member))) {
                    function.set(member, spec.get(member));
                }
            }
            function.set("parameters", spec.at("/inputSchema/json"));
        }
        var choice = toolConfig.path("toolChoice");
        if (choice.has("auto")) {
            body.put("tool_choice", "auto");
        } else if (choice.has("any")) {
            body.put("tool_choice", anyTool);
        } else if (choice.has("tool")) {
            body.putObject("tool_choice")
                    .put("type", "function")
                    .putObject("function")
                    .put("name", choice.at("/tool/name").asText());
        }
    }

    static void read(JsonNode body, ObjectNode converse) {
        if (body.path("tools").isEmpty() || body.path("tool_choice").asText().equals("none")) {
            return;
        }
        var config = converse.putObject("toolConfig");
        var tools = config.putArray("tools");
        for (var tool : body.path("tools")) {
            var function = tool.path("function");
            var spec = tools.addObject()
                    .putObject("toolSpec")
                    .put("name", function.path("name").asText());
            for (var member : new String[] {"description", "strict"}) {
                if (function.has(member)) {
                    spec.set(member, function.get(member));
                }
            }
            spec.putObject("inputSchema")
                    .set("json", function.path("parameters").deepCopy());
        }
        var choice = body.path("tool_choice");
        if (choice.isObject()) {
            config.putObject("toolChoice")
                    .putObject("tool")
                    .put("name", choice.at("/function/name").asText());
        } else if (choice.isTextual()) {
            config.putObject("toolChoice").putObject(ANY.contains(choice.textValue()) ? "any" : "auto");
        }
    }
}
