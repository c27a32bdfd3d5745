package dev.outcrop.bedrock.body;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The member {@code usage} of Converse; input tokens are those that came from no cache. */
final class UsageJson {

    static final String INPUT = "inputTokens";
    static final String OUTPUT = "outputTokens";
    static final String CACHE_READ = "cacheReadInputTokens";
    static final String CACHE_WRITE = "cacheWriteInputTokens";

    private UsageJson() {}

    /** What is known, which may be nothing. */
    static ObjectNode of(JsonNode input, JsonNode output) {
        var usage = BodyJson.object();
        put(usage, INPUT, input);
        put(usage, OUTPUT, output);
        return total(usage);
    }

    static void put(ObjectNode usage, String name, JsonNode count) {
        if (count.isIntegralNumber()) {
            usage.put(name, count.intValue());
        }
    }

    /** The same with the sum, where both sides are known. */
    static ObjectNode total(ObjectNode usage) {
        if (usage.has(INPUT) && usage.has(OUTPUT)) {
            usage.put(
                    "totalTokens",
                    usage.path(INPUT).intValue()
                            + usage.path(OUTPUT).intValue()
                            + usage.path(CACHE_READ).intValue()
                            + usage.path(CACHE_WRITE).intValue());
        }
        return usage;
    }
}
