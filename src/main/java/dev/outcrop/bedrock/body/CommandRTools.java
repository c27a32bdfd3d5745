package dev.outcrop.bedrock.body;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * Tools as Command R knows them: their parameters are a flat list with types of Python.
 *
 * <p>What a JSON Schema says beyond the type of a parameter is told in its description, where the model reads it.
 */
final class CommandRTools {

    private static final Map<String, String> TYPES = Map.of(
            "string", "str", "integer", "int", "number", "float", "boolean", "bool", "array", "list", "object", "dict");

    void write(JsonNode tools, ObjectNode body) {
        if (tools.isEmpty()) {
            return;
        }
        var list = body.putArray("tools");
        for (var tool : tools) {
            var spec = tool.path("toolSpec");
            var theirs = list.addObject().put("name", spec.path("name").asText());
            theirs.put("description", spec.path("description").asText());
            var definitions = theirs.putObject("parameter_definitions");
            var schema = spec.at("/inputSchema/json");
            for (var property : schema.path("properties").properties()) {
                var definition = definition(property.getValue());
                definition.put("required", isRequired(schema, property.getKey()));
                definitions.set(property.getKey(), definition);
            }
        }
    }

    private static boolean isRequired(JsonNode schema, String name) {
        for (var required : schema.path("required")) {
            if (required.asText().equals(name)) {
                return true;
            }
        }
        return false;
    }

    private static ObjectNode definition(JsonNode schema) {
        var type = schema.path("type").asText("string");
        return BodyJson.object().put("description", description(schema)).put("type", TYPES.getOrDefault(type, "str"));
    }

    private static String description(JsonNode schema) {
        var rest = schema.deepCopy() instanceof ObjectNode copy ? copy : BodyJson.object();
        rest.remove("type");
        var words = rest.remove("description");
        var description = words == null ? "" : words.asText();
        return rest.isEmpty() ? description : (description + " JSON Schema: " + rest).strip();
    }

    void read(JsonNode tools, ObjectNode converse) {
        if (tools.isEmpty()) {
            return;
        }
        var list = converse.putObject("toolConfig").putArray("tools");
        for (var theirs : tools) {
            var spec = list.addObject()
                    .putObject("toolSpec")
                    .put("name", theirs.path("name").asText());
            if (!theirs.path("description").asText().isEmpty()) {
                spec.set("description", theirs.path("description"));
            }
            var schema = spec.putObject("inputSchema").putObject("json").put("type", "object");
            var properties = schema.putObject("properties");
            var required = schema.putArray("required");
            for (var definition : theirs.path("parameter_definitions").properties()) {
                properties.set(definition.getKey(), schema(definition.getValue()));
                if (definition.getValue().path("required").asBoolean()) {
                    required.add(definition.getKey());
                }
            }
        }
    }

    private static ObjectNode schema(JsonNode definition) {
        var theirs = definition.path("type").asText();
        var type = TYPES.entrySet().stream()
                .filter(entry -> entry.getValue().equals(theirs))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("string");
        var schema = BodyJson.object().put("type", type);
        return definition.path("description").asText().isEmpty()
                ? schema
                : schema.put("description", definition.path("description").asText());
    }

    /** The results of the round that follows the user's last words, each with the call that it answers. */
    ArrayNode results(JsonNode messages, int asked) {
        var results = BodyJson.array();
        var calls = BodyJson.object();
        for (var i = asked; i < messages.size(); i++) {
            for (var block : messages.path(i).path("content")) {
                if (block.has("toolUse")) {
                    calls.set(block.at("/toolUse/toolUseId").asText(), call(block.get("toolUse")));
                } else if (block.has("toolResult")) {
                    var result = results.addObject();
                    result.set(
                            "call", calls.path(block.at("/toolResult/toolUseId").asText()));
                    result.putArray("outputs").addObject().put("text", Blocks.text(block.at("/toolResult/content")));
                }
            }
        }
        return results;
    }

    private static ObjectNode call(JsonNode toolUse) {
        return BodyJson.object()
                .put("name", toolUse.path("name").asText())
                .set("parameters", toolUse.path("input").deepCopy());
    }

    /** A round for each result, since the body does not say which of them were called together. */
    void readResults(JsonNode results, ArrayNode messages) {
        var number = 0;
        for (var result : results) {
            var id = "call-" + number++;
            var call = messages.addObject()
                    .put("role", "assistant")
                    .putArray("content")
                    .addObject()
                    .putObject("toolUse");
            call.put("toolUseId", id).put("name", result.at("/call/name").asText());
            call.set("input", result.at("/call/parameters").deepCopy());
            var answer = messages.addObject()
                    .put("role", "user")
                    .putArray("content")
                    .addObject()
                    .putObject("toolResult");
            answer.put("toolUseId", id).putArray("content").addObject().put("text", text(result.path("outputs")));
        }
    }

    /** Outputs are objects of any form; one with a text alone is that text. */
    private static String text(JsonNode outputs) {
        var only = outputs.path(0);
        return outputs.size() == 1 && only.size() == 1 && only.path("text").isTextual()
                ? only.path("text").textValue()
                : outputs.toString();
    }

    /** The calls of an answer. */
    ArrayNode calls(JsonNode content) {
        var calls = BodyJson.array();
        for (var block : content) {
            if (block.has("toolUse")) {
                calls.add(call(block.get("toolUse")));
            }
        }
        return calls;
    }

    void tell(JsonNode calls, ToolUseIds ids, EventLog log) {
        for (var call : calls) {
            log.tool(ids.next(), call.path("name").asText());
            log.toolInput(
                    call.path("parameters").isObject() ? call.path("parameters").toString() : "{}");
        }
    }
}
