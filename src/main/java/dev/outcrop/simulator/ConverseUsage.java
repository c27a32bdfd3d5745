package dev.outcrop.simulator;

import java.util.concurrent.TimeUnit;

/** The members of an answer that say what it took, with Bedrock's keys in Bedrock's order. */
final class ConverseUsage {

    private ConverseUsage() {}

    /** Input tokens do not include those that were read from the cache or written there. */
    static String usage(Said said) {
        var cache = said.served().cache();
        var all = said.served().refused() ? 0 : said.asked().talk().tokens();
        var output = said.spoken().tokens();
        var json = new StringBuilder(160).append("\"usage\":{");
        if (cache.ttl() != null) {
            if (cache.write() > 0) {
                json.append("\"cacheDetails\":[{\"inputTokens\":").append(cache.write());
                json.append(",\"ttl\":\"").append(cache.ttl()).append("\"}],");
            }
            json.append("\"cacheReadInputTokenCount\":").append(cache.read());
            json.append(",\"cacheReadInputTokens\":").append(cache.read());
            json.append(",\"cacheWriteInputTokenCount\":").append(cache.write());
            json.append(",\"cacheWriteInputTokens\":").append(cache.write()).append(',');
        }
        json.append("\"inputTokens\":").append(all - cache.read() - cache.write());
        json.append(",\"outputTokens\":").append(output);
        return json.append(",\"serverToolUsage\":{},\"totalTokens\":")
                .append(all + output)
                .append('}')
                .toString();
    }

    static String metrics(long nanos) {
        return "\"metrics\":{\"latencyMs\":" + TimeUnit.NANOSECONDS.toMillis(nanos) + "}";
    }
}
