package com.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.outcrop.Outcrop;
import dev.outcrop.OutcropOptions;
import dev.outcrop.conversation.RunListener;
import dev.outcrop.conversation.RunOptions;
import dev.outcrop.junit.Simulator;
import dev.outcrop.simulator.SimulatorServer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Runs without AWS: a simulator answers, whatever the backend of outcrop.yaml is. */
@Simulator
final class TravelGuideTest {

    @Test
    void theGuideAnswers(SimulatorServer bedrock) {
        try (var outcrop = open(bedrock)) {
            var guide = outcrop.assistant(TravelGuide.class);

            var answer = guide.answer("Lisbon", "Where should I start the day?");

            assertFalse(answer.isBlank());
            assertEquals(1, bedrock.received().size());
        }
    }

    @Test
    @Simulator(rules = """
            rules:
              - reply: At the river.
                fault: { kind: throttling, retry-after-s: 0, times: 2 }
            """)
    void theGuideWaitsUntilBedrockHasTime(SimulatorServer bedrock) {
        try (var outcrop = open(bedrock)) {
            var guide = outcrop.assistant(TravelGuide.class);

            assertEquals("At the river.", guide.answer("Lisbon", "Where should I start the day?"));

            assertEquals(3, bedrock.received().size());
        }
    }

    @Test
    void theConversationsPass(SimulatorServer bedrock) {
        try (var outcrop = open(bedrock)) {
            var conversations = outcrop.conversations();
            var plan = conversations.plan(List.of(), RunOptions.DEFAULT);

            var result = conversations.run(plan, RunListener.SILENT);

            assertEquals(0, result.exitCode(), () -> "outcrop run shows what did not pass");
        }
    }

    private static Outcrop open(SimulatorServer bedrock) {
        return Outcrop.open(Path.of("."), OutcropOptions.DEFAULT.withSimulator(bedrock));
    }
}
