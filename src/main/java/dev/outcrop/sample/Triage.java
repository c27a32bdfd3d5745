package dev.outcrop.sample;

import dev.langchain4j.model.output.structured.Description;
import dev.langchain4j.service.UserMessage;
import dev.outcrop.assistant.Assistant;
import dev.outcrop.assistant.Prompt;

/**
 * Sorts what customers write into tickets.
 *
 * <p>The answer is a record: the model is told its form, its answer is read into it, and an answer that cannot be read is a
 * failed call of the kind {@code model-error}, never half a ticket. The texts of {@code @Description} are what the model
 * knows of a field beside its name, and enums leave it no other choice. {@code prompts/triage.md} shows the form with an
 * example exchange.
 */
@Assistant("triage")
public interface Triage {

    /** Makes a ticket of a message. */
    @Prompt("triage")
    Ticket sort(@UserMessage String message);

    /** What is to be done about a message. */
    record Ticket(
            @Description("what it is about, in at most eight words")
            String summary,

            @Description("URGENT only where money or safety is at stake now")
            Priority priority,

            @Description("who has to look at it") Area area) {}

    /** How soon somebody has to look at it. */
    enum Priority {
        LOW,
        NORMAL,
        URGENT
    }

    /** Who has to look at it. */
    enum Area {
        BILLING,
        SHIPPING,
        PRODUCT,
        OTHER
    }
}
