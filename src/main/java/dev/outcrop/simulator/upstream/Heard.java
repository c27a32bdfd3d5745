package dev.outcrop.simulator.upstream;

import dev.outcrop.bedrock.BedrockError;
import dev.outcrop.bedrock.StopReason;
import java.util.OptionalInt;

/** What is heard from an upstream, in this order: words and tool calls, then one end or one failure. */
public sealed interface Heard {

    /** Some more words; never empty. */
    record Words(String text) implements Heard {}

    /**
     * A call of a tool.
     *
     * @param id as the upstream gave it, or empty
     * @param input JSON
     */
    record ToolCall(String id, String name, String input) implements Heard {}

    /** The end; the tokens are empty where the upstream does not count. */
    record End(StopReason stop, OptionalInt inputTokens, OptionalInt outputTokens) implements Heard {}

    /** There is no answer, or no more of it; as the error of Bedrock's that comes nearest. */
    record Failed(BedrockError error, String message) implements Heard {}
}
