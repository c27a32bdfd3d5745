package dev.outcrop.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outcrop.Outcrop;
import dev.outcrop.conversation.Outcome;
import dev.outcrop.conversation.Outcome.TurnOutcome;
import dev.outcrop.conversation.RunListener;
import dev.outcrop.conversation.RunOptions;
import dev.outcrop.conversation.RunResult;
import dev.outcrop.conversation.Status;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** This repository's own conversations, held with the simulator over the wire. */
final class OwnConversationsTest {

    private static RunResult result;

    @BeforeAll
    static void run() {
        try (var outcrop = Outcrop.open(Path.of(""))) {
            var conversations = outcrop.conversations();
            var plan = conversations.plan(List.of(), RunOptions.DEFAULT);
            assertThat(plan.scripts())
                    .allSatisfy(
                            script -> assertThat(script.about().description()).isNotBlank());
            result = conversations.run(plan, RunListener.SILENT);
        }
    }

    @Test
    void all_of_them_pass() {
        assertThat(result.outcomes())
                .allSatisfy(outcome -> assertThat(outcome.status())
                        .as(
                                "%s row %s: %s",
                                outcome.subject().name(), outcome.subject().row(), outcome.turns())
                        .isEqualTo(Status.PASSED));
        assertThat(result.exitCode()).isZero();
        assertThat(result.totals().usage().costUsd()).isPositive();
    }

    @Test
    void they_show_what_conversations_can_do() {
        Map<String, Long> held = result.outcomes().stream()
                .collect(Collectors.groupingBy(outcome -> outcome.subject().name(), Collectors.counting()));

        assertThat(held)
                .containsEntry("explains-a-topic", 1L)
                .containsEntry("lists-open-orders", 2L)
                .containsEntry("sorts-the-mail", 6L)
                .containsEntry("rhymes-mostly", 5L);
        assertThat(turns("streams-its-answer"))
                .allMatch(turn -> turn.reply().receipt().firstToken() != null);
        assertThat(turns("finds-an-order").get(1).reply().toolCalls()).hasSize(1);
        assertThat(turns("sorts-a-ticket").get(0).reply().value()).isInstanceOf(Triage.Ticket.class);
        assertThat(turns("refuses-half-a-ticket").get(0).error()).isNotNull();
    }

    private static List<TurnOutcome> turns(String name) {
        return result.outcomes().stream()
                .filter(outcome -> outcome.subject().name().equals(name))
                .findFirst()
                .map(Outcome::turns)
                .orElseThrow();
    }
}
