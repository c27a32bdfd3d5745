package dev.outcrop.simulator;

import dev.outcrop.simulator.Spoken.Cited;
import dev.outcrop.simulator.Spoken.Text;
import dev.outcrop.simulator.Spoken.Thought;
import dev.outcrop.simulator.Spoken.ToolCall;

/** A reply as the body of Converse's answer: compact, its keys in the order in which Bedrock writes them. */
final class ConverseReply {

    /** Characters of a document that are cited. */
    private static final int MAX_QUOTED = 100;

    private ConverseReply() {}

    static String json(Said said, long latencyNanos) {
        var spoken = said.spoken();
        var json = new StringBuilder(512).append('{').append(ConverseUsage.metrics(latencyNanos));
        json.append(",\"output\":{\"message\":{\"content\":[");
        var separator = "";
        for (var block : spoken.content()) {
            block(block, json.append(separator));
            separator = ",";
        }
        json.append("],\"role\":\"assistant\"}},");
        said.served().configs(json);
        Json.quote(spoken.stopReason(), json.append("\"stopReason\":")).append(',');
        said.served().trace(json);
        return json.append(ConverseUsage.usage(said)).append('}').toString();
    }

    private static void block(Spoken.Block block, StringBuilder json) {
        if (block instanceof Text text) {
            Json.quote(text.text(), json.append("{\"text\":")).append('}');
        } else if (block instanceof Thought thought) {
            json.append("{\"reasoningContent\":{\"reasoningText\":{\"signature\":");
            Json.quote(thought.signature(), json).append(",\"text\":");
            Json.quote(thought.text(), json).append("}}}");
        } else if (block instanceof Cited cited) {
            json.append("{\"citationsContent\":{\"citations\":[");
            citation(cited.source(), json).append("],\"content\":[{\"text\":");
            Json.quote(cited.text(), json).append("}]}}");
        } else if (block instanceof ToolCall call) {
            json.append("{\"toolUse\":{\"input\":").append(call.input()).append(",\"name\":");
            Json.quote(call.name(), json).append(",\"toolUseId\":");
            Json.quote(call.id(), json).append("}}");
        }
    }

    /** The beginning of a document, by its characters where they are known and by its first page where it is a file. */
    static StringBuilder citation(Asked.Source source, StringBuilder json) {
        var text = source.text();
        var end = text.offsetByCodePoints(0, Math.min(MAX_QUOTED, text.codePointCount(0, text.length())));
        json.append("{\"location\":{\"").append(text.isEmpty() ? "documentPage" : "documentChar");
        json.append("\":{\"documentIndex\":").append(source.index()).append(",\"end\":");
        json.append(text.isEmpty() ? 2 : end).append(",\"start\":").append(text.isEmpty() ? 1 : 0);
        json.append("}},\"sourceContent\":[{\"text\":");
        Json.quote(text.isEmpty() ? source.title() : text.substring(0, end), json)
                .append("}],\"title\":");
        return Json.quote(source.title(), json).append('}');
    }
}
