package dev.outcrop.conversation;

import dev.outcrop.conversation.Outcome.Subject;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One conversation to be held: a script, with one row of its data, once.
 *
 * @param model another short name than the assistant's own, or null
 * @param attempt from 1
 * @param key names it within its run, in the letters of Bedrock's request metadata
 */
record Performance(Script script, Row row, @Nullable String model, int attempt, String key) {

    Subject subject() {
        return new Subject(script.about().name(), script.about().file(), script.assistant(), row.number(), attempt);
    }

    /** Values for all turns: those of the script, with those of the row over them. */
    Map<String, Object> vars() {
        return Values.over(script.material().vars(), row.fields());
    }
}
