package dev.outcrop.simulator;

import dev.outcrop.simulator.Spoken.Text;
import dev.outcrop.simulator.Spoken.ToolCall;

/** A reply as the body of Converse's answer: compact, its keys in the order in which Bedrock writes them. */
final class ConverseReply {

    private ConverseReply() {}

    static String json(Spoken spoken, Asked asked, long latencyNanos) {
        var json = new StringBuilder(256).append('{').append(ConverseUsage.metrics(latencyNanos));
        json.append(",\"output\":{\"message\":{\"content\":[");
        var separator = "";
        for (var block : spoken.content()) {
            block(block, json.append(separator));
            separator = ",";
        }
        Json.quote(spoken.stopReason(), json.append("],\"role\":\"assistant\"}},\"stopReason\":"));
        return json.append(',')
                .append(ConverseUsage.usage(asked, spoken))
                .append('}')
                .toString();
    }

    private static void block(Spoken.Block block, StringBuilder json) {
        if (block instanceof Text text) {
            Json.quote(text.text(), json.append("{\"text\":")).append('}');
        } else if (block instanceof ToolCall call) {
            json.append("{\"toolUse\":{\"input\":").append(call.input()).append(",\"name\":");
            Json.quote(call.name(), json).append(",\"toolUseId\":");
            Json.quote(call.id(), json).append("}}");
        }
    }
}
