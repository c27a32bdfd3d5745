package com.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.outcrop.Outcrop;
import dev.outcrop.OutcropOptions;
import dev.outcrop.config.Backend;
import dev.outcrop.conversation.RunListener;
import dev.outcrop.conversation.RunOptions;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Runs without AWS, whatever the backend of outcrop.yaml is. */
final class TravelGuideTest {

    private static final OutcropOptions OFFLINE = OutcropOptions.DEFAULT.withBackend(Backend.SIMULATOR);

    @Test
    void theGuideAnswers() {
        try (var outcrop = Outcrop.open(Path.of("."), OFFLINE)) {
            var guide = outcrop.assistant(TravelGuide.class);

            var answer = guide.answer("Lisbon", "Where should I start the day?");

            assertFalse(answer.isBlank());
        }
    }

    @Test
    void theConversationsPass() {
        try (var outcrop = Outcrop.open(Path.of("."), OFFLINE)) {
            var conversations = outcrop.conversations();
            var plan = conversations.plan(List.of(), RunOptions.DEFAULT);

            var result = conversations.run(plan, RunListener.SILENT);

            assertEquals(0, result.exitCode(), () -> "outcrop run shows what did not pass");
        }
    }
}
