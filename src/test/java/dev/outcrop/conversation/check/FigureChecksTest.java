package dev.outcrop.conversation.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outcrop.usage.Tokens;
import dev.outcrop.usage.Usage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FigureChecksTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    latency-ms: 812                      | true
                    latency-ms: 811                      | false
                    latency-ms: { min: 813 }             | false
                    latency-ms: { min: 812, max: 812 }   | true
                    first-token-ms: 210                  | true
                    first-token-ms: 209                  | false
                    cost-usd: 0.000636                   | true
                    cost-usd: 0.0006                     | false
                    cost-usd: 1                          | true
                    input-tokens: 12                     | true
                    input-tokens: { max: 11 }            | false
                    output-tokens: 40                    | true
                    output-tokens: { min: 41 }           | false
                    """)
    void a_plain_number_is_the_most_that_it_may_be(String check, boolean met) {
        assertThat(Expected.examine("- " + check, Replies.text("")).met()).isEqualTo(met);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    latency-ms: 500                    | expected the latency to be at most 500 ms, got 812 ms
                    latency-ms: { min: 900 }           | expected the latency to be at least 900 ms, got 812 ms
                    first-token-ms: { min: 1, max: 2 } | expected the first token to be from 1 ms to 2 ms, got 210 ms
                    cost-usd: 0.0001                   | expected the cost to be at most $0.0001, got $0.000636
                    cost-usd: 0                        | expected the cost to be at most $0, got $0.000636
                    input-tokens: 5                    | expected the input tokens to be at most 5, got 12
                    output-tokens: 5                   | expected the output tokens to be at most 5, got 40
                    """)
    void both_figures_are_said(String check, String detail) {
        assertThat(Expected.examine("- " + check, Replies.text("")).detail()).isEqualTo(detail);
    }

    @Test
    void an_unknown_cost_is_not_met_and_said_so() {
        var unknown = Replies.using(new Usage(new Tokens(1, 1, 0, 0, true), null));

        assertThat(Expected.examine("- cost-usd: 1", unknown).detail())
                .isEqualTo("expected the cost to be at most $1, got an unknown cost:"
                        + " the price of the model or the tokens are not known");
    }

    @Test
    void an_unknown_number_of_tokens_is_not_met_and_said_so() {
        var unknown = Replies.using(new Usage(Tokens.UNKNOWN, null));

        assertThat(Expected.examine("- input-tokens: 100", unknown).detail())
                .isEqualTo("expected the input tokens to be at most 100, got an unknown number of at least 0");
    }

    @Test
    void without_a_stream_there_is_no_first_token() {
        assertThat(Expected.examine("- first-token-ms: 100", Replies.notStreamed())
                        .detail())
                .isEqualTo("expected the first token to be at most 100 ms, got no token, since nothing streamed");
    }

    @Test
    void a_figure_has_no_opposite() {
        assertThat(Expected.faults("- not-latency-ms: 1"))
                .singleElement()
                .asString()
                .contains("Use one of [equals, ");
    }
}
