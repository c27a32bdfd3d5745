package dev.outcrop.model;

import java.util.EnumSet;
import java.util.Set;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseResponse;
import software.amazon.awssdk.services.bedrockruntime.model.StopReason;

/**
 * What LangChain4j can read of an answer: it throws an answer away for a stop reason or a block that it does not know.
 *
 * <p>The stop reason is fixed upstream by langchain4j pull request 6056; this can go with a release that has it.
 */
final class ReadableAnswer {

    private static final Set<StopReason> REASONS = EnumSet.of(
            StopReason.END_TURN,
            StopReason.STOP_SEQUENCE,
            StopReason.MAX_TOKENS,
            StopReason.TOOL_USE,
            StopReason.CONTENT_FILTERED,
            StopReason.GUARDRAIL_INTERVENED);

    private static final Set<ContentBlock.Type> BLOCKS =
            EnumSet.of(ContentBlock.Type.TEXT, ContentBlock.Type.TOOL_USE, ContentBlock.Type.REASONING_CONTENT);

    private ReadableAnswer() {}

    static ConverseResponse of(ConverseResponse response) {
        var message = response.output().message();
        if (reason(response.stopReason()) == response.stopReason()
                && message.content().stream().allMatch(ReadableAnswer::block)) {
            return response;
        }
        var content = message.content().stream().filter(ReadableAnswer::block).toList();
        return response.toBuilder()
                .stopReason(reason(response.stopReason()))
                .output(output ->
                        output.message(message.toBuilder().content(content).build()))
                .build();
    }

    /** The reason itself, or end_turn for one that LangChain4j does not know. */
    static StopReason reason(StopReason reason) {
        return REASONS.contains(reason) ? reason : StopReason.END_TURN;
    }

    /** Reasoning that is hidden has no text, which LangChain4j counts on. */
    private static boolean block(ContentBlock block) {
        var hidden =
                block.reasoningContent() != null && block.reasoningContent().reasoningText() == null;
        return BLOCKS.contains(block.type()) && !hidden;
    }
}
