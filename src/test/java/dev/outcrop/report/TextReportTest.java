package dev.outcrop.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outcrop.Golden;
import dev.outcrop.config.Backend;
import dev.outcrop.conversation.Outcome;
import dev.outcrop.conversation.Outcome.Subject;
import dev.outcrop.conversation.Outcome.TurnOutcome;
import dev.outcrop.conversation.RunResult;
import dev.outcrop.conversation.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TextReportTest {

    @Test
    void a_run_is_shown_with_the_transcripts_of_what_did_not_pass() {
        var text = text(Runs.everything());

        Golden.assertText("report/everything.txt", text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SIMULATOR | Answered by the simulator, not by a model; nothing was billed.",
                "REPLAY | Answered from recordings, not by a model; nothing was billed.",
                "BEDROCK | Answered live, by Amazon Bedrock or the endpoint that is set in its place.",
                "RECORD | Answered live, and recorded; what had been recorded before was answered from there.",
            })
    void the_report_says_who_answered(Backend backend, String sentence) {
        var lines = lines(Runs.of(backend, List.of()));

        assertThat(lines.get(lines.size() - 1).text()).isEqualTo(sentence);
    }

    @Test
    void a_run_of_nothing_says_so() {
        var text = text(Runs.of(Backend.SIMULATOR, List.of()));

        assertThat(text).startsWith("\n0 conversations: nothing to run\n0 turns · 0 tokens in, 0 out · $0");
    }

    @Test
    void an_unknown_price_is_not_shown_as_zero() {
        var usage = Runs.reply("", List.of()).receipt().usage();
        var unknown = new dev.outcrop.usage.Usage(usage.tokens(), null);
        var reply = Runs.reply("Yes.", List.of());
        var receipt = new dev.outcrop.assistant.Reply.Receipt(
                "end_turn", unknown, reply.receipt().latency(), null, 1, null);
        var turn = new TurnOutcome(
                "Hello.",
                new dev.outcrop.assistant.Reply("Yes.", "Yes.", Runs.FAST, null, List.of(), receipt),
                Status.PASSED,
                List.of(),
                null);
        var outcome = new Outcome(
                new Subject("a", "conversations/a.yaml", "poet", 0, 1),
                Runs.FAST,
                Status.PASSED,
                List.of(turn),
                List.of(),
                false);

        var text = text(Runs.of(Backend.BEDROCK, List.of(outcome)));

        assertThat(text).contains("52 tok          $?").contains("12 tokens in, 40 out · $? · 1.4 s");
    }

    @Test
    void a_long_message_is_cut_and_says_how_long_it_was() {
        var words = "rock ".repeat(2_000);
        var turn = new TurnOutcome("Go on.", Runs.reply(words, List.of()), Status.FAILED, List.of(), null);
        var outcome = new Outcome(
                new Subject("long", "conversations/long.yaml", "poet", 0, 1),
                Runs.FAST,
                Status.FAILED,
                List.of(turn),
                List.of(),
                false);

        var text = text(Runs.of(Backend.SIMULATOR, List.of(outcome)));

        assertThat(text).contains("               … of 10,000 characters\n").hasSizeLessThan(5_000);
    }

    @Test
    void a_run_with_many_failures_shows_the_first_twenty_transcripts() {
        var outcomes = IntStream.rangeClosed(1, 25)
                .mapToObj(i -> Runs.failed(new Subject("f" + i, "conversations/f" + i + ".yaml", "support", 0, 1)))
                .collect(Collectors.toCollection(ArrayList::new));

        var text = text(Runs.of(Backend.SIMULATOR, outcomes));

        assertThat(text)
                .contains("✗ f20  support")
                .doesNotContain("✗ f21  support")
                .contains("  and 5 more that did not pass: see them all with --report json=FILE\n");
    }

    private static String text(RunResult result) {
        return lines(result).stream().map(Line::text).collect(Collectors.joining("\n", "", "\n"));
    }

    private static List<Line> lines(RunResult result) {
        var lines = new ArrayList<Line>();
        var report = new TextReport(30, lines::add);
        result.outcomes().forEach(report::add);
        report.finish(result);
        return lines;
    }
}
