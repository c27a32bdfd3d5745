package dev.outcrop.simulator;

import java.util.concurrent.TimeUnit;

/** The members of an answer that say what it took, with Bedrock's keys in Bedrock's order. */
final class ConverseUsage {

    private ConverseUsage() {}

    static String usage(Asked asked, Spoken spoken) {
        var input = asked.talk().tokens();
        return "\"usage\":{\"inputTokens\":" + input + ",\"outputTokens\":" + spoken.tokens()
                + ",\"serverToolUsage\":{},\"totalTokens\":" + (input + spoken.tokens()) + "}";
    }

    static String metrics(long nanos) {
        return "\"metrics\":{\"latencyMs\":" + TimeUnit.NANOSECONDS.toMillis(nanos) + "}";
    }
}
