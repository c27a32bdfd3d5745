package dev.outcrop.bedrock.body;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Tools as Anthropic lists them, and as Converse does. */
final class AnthropicTools {

    void write(JsonNode toolConfig, ObjectNode body) {
        if (toolConfig.path("tools").isEmpty()) {
            return;
        }
        var tools = body.putArray("tools");
        for (var tool : toolConfig.path("tools")) {
            if (tool.has("cachePoint")) {
                AnthropicBlocks.mark(tools, tool.get("cachePoint"));
                continue;
            }
            var spec = tool.path("toolSpec");
            var theirs = tools.addObject().put("name", spec.path("name").asText());
            for (var member : new String[] {"description", "strict"}) {
                if (BodyJson.isPresent(spec.path(member))) {
                    theirs.set(member, spec.get(member));
                }
            }
            theirs.set("input_schema", spec.at("/inputSchema/json"));
        }
        var choice = toolConfig.path("toolChoice");
        for (var kind : new String[] {"auto", "any", "tool"}) {
            if (choice.has(kind)) {
                var theirs = body.putObject("tool_choice").put("type", kind);
                theirs.setAll((ObjectNode) choice.get(kind));
            }
        }
    }

    void read(JsonNode body, ObjectNode converse) {
        if (body.path("tools").isEmpty()) {
            return;
        }
        var config = converse.putObject("toolConfig");
        var tools = config.putArray("tools");
        for (var theirs : body.path("tools")) {
            var spec = tools.addObject()
                    .putObject("toolSpec")
                    .put("name", theirs.path("name").asText());
            for (var member : new String[] {"description", "strict"}) {
                if (theirs.has(member)) {
                    spec.set(member, theirs.get(member));
                }
            }
            spec.putObject("inputSchema")
                    .set("json", theirs.path("input_schema").deepCopy());
            if (theirs.path("cache_control").isObject()) {
                tools.add(AnthropicBlocks.cachePoint(theirs.path("cache_control")));
            }
        }
        var choice = body.path("tool_choice");
        switch (choice.path("type").asText()) {
            case "auto" -> config.putObject("toolChoice").putObject("auto");
            case "any" -> config.putObject("toolChoice").putObject("any");
            case "tool" ->
                config.putObject("toolChoice")
                        .putObject("tool")
                        .put("name", choice.path("name").asText());
            default -> {
                // Where nothing is said the model chooses.
            }
        }
    }
}
