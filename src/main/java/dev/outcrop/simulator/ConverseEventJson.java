package dev.outcrop.simulator;

/** The payloads of ConverseStream's events, with Bedrock's keys in Bedrock's order. Source: recorded streams. */
final class ConverseEventJson {

    static final String MESSAGE_START = "{" + StreamEvent.PADDING + ",\"role\":\"assistant\"}";

    /** What stands about the fragment of a tool call's input in its delta. */
    static final String BEFORE_INPUT = "\"toolUse\":{\"input\":";

    static final String BEHIND_INPUT = "}},";

    private ConverseEventJson() {}

    /** A delta of a block that carries a text between other members. */
    static String delta(int block, String before, CharSequence text, String behind) {
        var json = begun(block).append(before);
        Json.quote(text, json).append(behind).append(StreamEvent.PADDING).append('}');
        return json.toString();
    }

    /** A delta of a block up to the brace that opens it. */
    static StringBuilder begun(int block) {
        return new StringBuilder(160)
                .append("{\"contentBlockIndex\":")
                .append(block)
                .append(",\"delta\":{");
    }

    static String toolStart(int block, Spoken.ToolCall call) {
        var start = new StringBuilder("{\"contentBlockIndex\":").append(block).append(',');
        start.append(StreamEvent.PADDING).append(",\"start\":{\"toolUse\":{\"name\":");
        Json.quote(call.name(), start).append(",\"toolUseId\":");
        return Json.quote(call.id(), start).append("}}}").toString();
    }

    static String blockStop(int block) {
        return "{\"contentBlockIndex\":" + block + "," + StreamEvent.PADDING + "}";
    }

    static String messageStop(String reason) {
        var stop = new StringBuilder("{").append(StreamEvent.PADDING).append(",\"stopReason\":");
        return Json.quote(reason, stop).append('}').toString();
    }

    static String metadata(Said said, long latencyNanos) {
        var metadata = new StringBuilder(256).append('{').append(ConverseUsage.metrics(latencyNanos));
        metadata.append(',').append(StreamEvent.PADDING).append(',');
        said.served().configs(metadata);
        said.served().trace(metadata);
        return metadata.append(ConverseUsage.usage(said)).append('}').toString();
    }
}
