package dev.outcrop.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.outcrop.Golden;
import dev.outcrop.config.Backend;
import dev.outcrop.conversation.RunResult;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

final class JsonReportTest {

    @Test
    void a_run_is_written_as_the_contract_says() throws IOException {
        var json = write(Runs.everything());

        Golden.assertText("report/everything.json", json);
    }

    @Test
    void the_totals_count_each_attempt_once() throws IOException {
        var totals = new ObjectMapper().readTree(write(Runs.everything())).get("totals");

        assertThat(totals.get("conversations").asInt()).isEqualTo(10);
        assertThat(totals.get("passed").asInt()).isEqualTo(5);
        assertThat(totals.get("failed").asInt()).isEqualTo(2);
        assertThat(totals.get("tolerated").asInt()).isEqualTo(1);
        assertThat(totals.get("errored").asInt()).isEqualTo(1);
        assertThat(totals.get("skipped").asInt()).isEqualTo(1);
        assertThat(totals.get("turns").asInt()).isEqualTo(10);
        assertThat(totals.get("costUsd").decimalValue()).isEqualByComparingTo("0.005724");
    }

    @Test
    void a_run_of_nothing_is_still_a_whole_report() throws IOException {
        var report = new ObjectMapper().readTree(write(Runs.of(Backend.BEDROCK, List.of())));

        assertThat(report.get("conversations").isArray()).isTrue();
        assertThat(report.get("totals").get("costUsd").isNumber()).isTrue();
    }

    private static String write(RunResult result) throws IOException {
        var out = new StringWriter();
        new JsonReport().write(result, out);
        return out.toString();
    }
}
