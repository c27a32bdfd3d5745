package dev.outcrop.sample;

import dev.langchain4j.service.MemoryId;
import dev.langchain4j.service.UserMessage;
import dev.outcrop.assistant.Assistant;
import dev.outcrop.assistant.Prompt;

/**
 * Answers customers about their orders, and remembers what they said.
 *
 * <p>Three things are new beside {@link Explainer}: memory, the customer's own words, and tools. The model may call the tools
 * of {@link OrderBook} as often as it needs to, at most 16 times a turn, before it answers; what they give back is kept in
 * the talk. How much of a talk is sent again with each turn is said in outcrop.yaml, under {@code memory}.
 */
@Assistant(value = "support", tools = OrderBook.class)
public interface SupportDesk {

    /**
     * Answers one message of a talk.
     *
     * <p>A {@code @UserMessage} is what somebody typed: it reaches the model as it is, braces included, and never as a
     * template.
     *
     * @param session names the talk; calls on one talk run one after another
     */
    @Prompt("support")
    String reply(@MemoryId String session, @UserMessage String message);
}
