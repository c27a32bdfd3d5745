package dev.outcrop.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outcrop.error.ErrorKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

final class LaneTest {

    private final VirtualTime time = new VirtualTime();
    private final Lane lane = new Lane("us.amazon.nova-lite-v1:0", time, 10);

    @Test
    void twenty_failures_in_a_row_open_the_breaker() {
        fail(19, ErrorKind.UNAVAILABLE);
        assertThat(lane.closed()).isEmpty();
        lane.failed(ErrorKind.UNAVAILABLE);

        var closed = lane.closed().orElseThrow();
        assertThat(closed.kind()).isEqualTo(ErrorKind.UNAVAILABLE);
        assertThat(closed.message()).isEqualTo("the last 20 requests failed; it is asked again within 30 s");
    }

    @Test
    void an_answer_in_between_starts_the_count_again() {
        fail(19, ErrorKind.UNAVAILABLE);
        lane.answered();
        fail(19, ErrorKind.NETWORK);

        assertThat(lane.closed()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"UNAVAILABLE", "MODEL_NOT_READY", "MODEL_TIMEOUT", "MODEL_ERROR", "NETWORK"})
    void a_failure_that_does_not_say_the_model_is_down_never_opens_it(ErrorKind kind) {
        fail(100, kind);

        assertThat(lane.closed()).isEmpty();
    }

    @Test
    void after_thirty_seconds_one_request_is_let_through_and_its_answer_closes_the_breaker() {
        fail(20, ErrorKind.UNAVAILABLE);

        time.advance(Breaker.OPEN);
        assertThat(lane.closed()).isEmpty();
        assertThat(lane.closed()).isPresent();
        lane.answered();

        assertThat(lane.closed()).isEmpty();
        assertThat(lane.closed()).isEmpty();
    }

    @Test
    void a_failure_of_the_one_request_opens_it_for_another_thirty_seconds() {
        fail(20, ErrorKind.UNAVAILABLE);
        time.advance(Breaker.OPEN);
        assertThat(lane.closed()).isEmpty();

        lane.failed(ErrorKind.UNAVAILABLE);

        time.advance(Breaker.OPEN.minusMillis(1));
        assertThat(lane.closed()).isPresent();
        time.advance(Breaker.OPEN);
        assertThat(lane.closed()).isEmpty();
    }

    @Test
    void the_one_request_being_cancelled_lets_another_one_through() {
        fail(20, ErrorKind.UNAVAILABLE);
        time.advance(Breaker.OPEN);
        assertThat(lane.closed()).isEmpty();

        lane.failed(ErrorKind.CANCELLED);

        assertThat(lane.closed()).isEmpty();
        assertThat(lane.closed()).isPresent();
    }

    private void fail(int times, ErrorKind kind) {
        for (int i = 0; i < times; i++) {
            lane.failed(kind);
        }
    }
}
