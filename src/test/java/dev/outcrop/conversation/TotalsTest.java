package dev.outcrop.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outcrop.assistant.Reply;
import dev.outcrop.conversation.Outcome.Subject;
import dev.outcrop.conversation.Outcome.TurnOutcome;
import dev.outcrop.usage.Tokens;
import dev.outcrop.usage.Usage;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TotalsTest {

    @Test
    void turns_that_were_asked_are_summed_up() {
        var totals = Totals.NONE
                .plus(outcome(Status.PASSED, said(), said()))
                .plus(outcome(Status.ERRORED, said(), turn(Status.ERRORED, null), turn(Status.SKIPPED, null)))
                .plus(outcome(Status.SKIPPED, turn(Status.SKIPPED, null)))
                .plus(outcome(Status.FAILED, said()).asTolerated());

        assertThat(totals.conversations()).isEqualTo(new Totals.Count(1, 0, 1, 1, 1));
        assertThat(totals.conversations().all()).isEqualTo(4);
        assertThat(totals.turns()).isEqualTo(5);
        assertThat(totals.usage()).isEqualTo(new Usage(new Tokens(40, 20, 0, 0, true), new BigDecimal("0.004")));
    }

    @Test
    void a_cost_that_is_not_known_makes_the_sum_unknown() {
        var reply = SmallAssistant.reply("hi");
        var receipt = new Reply.Receipt("end_turn", new Usage(Tokens.UNKNOWN, null), Duration.ZERO, null, 1, null);
        var unknown = new Reply(reply.text(), null, reply.model(), null, List.of(), receipt);

        var totals = Totals.NONE.plus(outcome(Status.PASSED, said(), turn(Status.PASSED, unknown)));

        assertThat(totals.usage()).isEqualTo(new Usage(new Tokens(10, 5, 0, 0, false), null));
    }

    private static TurnOutcome said() {
        return turn(Status.PASSED, SmallAssistant.reply("hi"));
    }

    private static TurnOutcome turn(Status status, Reply reply) {
        return new TurnOutcome("hi", reply, status, List.of(), null);
    }

    private static Outcome outcome(Status status, TurnOutcome... turns) {
        var subject = new Subject("a", "conversations/a.yaml", "echo", 0, 1);
        return new Outcome(subject, SmallAssistant.MODEL, status, List.of(turns), List.of(), false);
    }
}
