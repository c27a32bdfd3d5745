package dev.outcrop.bedrock.body;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The tools on offer as a part of a system text, for models that are told of them in words: a line of JSON each. */
final class ToolList {

    private static final String HEAD =
            "These are the tools that you may call, a line each, with a JSON Schema of their parameters:";
    private static final String FOOT = "To call one, answer with nothing but a line of JSON of this form:\n"
            + "{\"name\": \"the tool's name\", \"parameters\": {\"a parameter's name\": \"its value\"}}";

    private ToolList() {}

    /** The text; empty where there are no tools. */
    static String write(JsonNode converse) {
        var lines = new StringBuilder();
        for (var tool : converse.at("/toolConfig/tools")) {
            var spec = tool.path("toolSpec");
            var line = BodyJson.object();
            line.set("name", spec.path("name"));
            if (spec.has("description")) {
                line.set("description", spec.path("description"));
            }
            line.set("parameters", spec.at("/inputSchema/json"));
            lines.append(line).append('\n');
        }
        return lines.isEmpty() ? "" : HEAD + "\n" + lines + FOOT;
    }

    /** Sets the tools that a system text tells of, and leaves the rest of it. */
    static String read(String system, ObjectNode converse) {
        var head = system.indexOf(HEAD);
        var foot = system.indexOf(FOOT, Math.max(head, 0));
        if (head < 0 || foot < 0) {
            return system;
        }
        var tools = converse.withObjectProperty("toolConfig").putArray("tools");
        for (var line :
                system.substring(head + HEAD.length(), foot).strip().lines().toList()) {
            var tool = tool(line);
            var spec = tools.addObject().putObject("toolSpec");
            spec.set("name", tool.path("name"));
            if (tool.has("description")) {
                spec.set("description", tool.path("description"));
            }
            spec.putObject("inputSchema").set("json", tool.path("parameters"));
        }
        return (system.substring(0, head) + system.substring(foot + FOOT.length())).strip();
    }

    private static ObjectNode tool(String line) {
        try {
            return BodyJson.objectIn(line);
        } catch (JsonProcessingException e) {
            throw new UnreadableBodyException("a tool of the prompt is not JSON", e);
        }
    }
}
