package dev.outcrop.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outcrop.error.ErrorKind;
import dev.outcrop.model.Failure.Mark;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class RetriesTest {

    private static final Duration TOTAL = Duration.ofMinutes(5);

    private final VirtualTime time = new VirtualTime();

    @ParameterizedTest
    @MethodSource("seeds")
    void throttling_is_retried_five_times_with_full_jitter_from_one_second(long seed) {
        var retries = retries(new Random(seed), TOTAL);

        var waits = waits(retries, throttled(null));

        assertThat(waits).hasSize(5);
        assertThat(retries.sent()).isEqualTo(6);
        for (int i = 0; i < waits.size(); i++) {
            assertThat(waits.get(i)).isBetween(Duration.ZERO, Duration.ofSeconds(1L << i));
        }
    }

    @Test
    void jitter_reaches_from_nothing_to_the_whole_wait() {
        var least = waits(retries(() -> 0, TOTAL), throttled(null));
        var most = waits(retries(() -> -1, TOTAL), throttled(null));

        assertThat(least).containsOnly(Duration.ZERO);
        assertThat(most.stream().map(wait -> wait.plusMillis(1).toSeconds())).containsExactly(1L, 2L, 4L, 8L, 16L);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void what_a_server_asks_to_wait_is_never_shortened_and_lengthened_by_a_quarter_at_most(long seed) {
        var asked = Duration.ofSeconds(7);

        var waits = waits(retries(new Random(seed), TOTAL), throttled(asked));

        assertThat(waits).hasSize(5).allSatisfy(wait -> assertThat(wait).isBetween(asked, asked.plusMillis(1_750)));
    }

    @Test
    void a_server_that_asks_for_more_than_a_minute_is_not_waited_for() {
        assertThat(waits(retries(() -> 0, TOTAL), throttled(Duration.ofSeconds(60))))
                .isNotEmpty();
        assertThat(waits(retries(() -> 0, TOTAL), throttled(Duration.ofSeconds(61))))
                .isEmpty();
    }

    @Test
    void a_wait_longer_than_what_is_left_of_the_total_is_not_begun() {
        var waits = waits(retries(() -> 0, Duration.ofSeconds(25)), throttled(Duration.ofSeconds(10)));

        assertThat(waits).hasSize(2);
    }

    @Test
    void all_requests_are_sent_within_two_minutes_of_the_first() {
        var waits = waits(retries(() -> 0, TOTAL), throttled(Duration.ofSeconds(50)));

        assertThat(waits).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "2, 2", "9, 5"})
    void a_kind_is_retried_as_often_as_it_may_be(int may, int retried) {
        var failure = Failure.of(ErrorKind.MODEL_ERROR, "failed", Mark.retried(may));

        assertThat(waits(retries(() -> 0, TOTAL), failure)).hasSize(retried);
    }

    @Test
    void each_kind_counts_for_itself() {
        var retries = retries(() -> 0, TOTAL);
        var timeout = Failure.of(ErrorKind.MODEL_TIMEOUT, "slow", Mark.costly(1));

        assertThat(retries.after(throttled(null))).isPresent();
        assertThat(retries.billed()).isFalse();
        assertThat(retries.after(timeout)).isPresent();
        assertThat(retries.billed()).isTrue();
        assertThat(retries.after(throttled(null))).isPresent();
        assertThat(retries.after(timeout)).isEmpty();
    }

    @Test
    void a_model_with_others_behind_it_leaves_them_their_share_of_the_six_requests() {
        var retries = new Retries(time, () -> 0, Retries.REQUESTS, time.nanos() + TOTAL.toNanos());

        var requests = new ArrayList<Integer>();
        for (int behind = 2; behind >= 0; behind--) {
            var before = retries.sent();
            retries.turnTo(behind);
            waits(retries, throttled(null));
            requests.add(retries.sent() - before);
        }

        assertThat(requests).containsExactly(3, 2, 1);
        assertThat(retries.exhausted()).isTrue();
    }

    private Retries retries(RandomGenerator random, Duration total) {
        var retries = new Retries(time, random, Retries.REQUESTS, time.nanos() + total.toNanos());
        retries.turnTo(0);
        return retries;
    }

    /** Sends, fails and waits until nothing is sent any more. */
    private List<Duration> waits(Retries retries, Failure failure) {
        var waits = new ArrayList<Duration>();
        while (true) {
            retries.sending();
            var wait = retries.after(failure);
            if (wait.isEmpty()) {
                return waits;
            }
            waits.add(wait.get());
            time.advance(wait.get());
        }
    }

    private static Failure throttled(@Nullable Duration retryAfter) {
        return Failure.of(
                ErrorKind.THROTTLED, "Too many requests", Mark.retried(5).from(null, retryAfter));
    }

    static Stream<Long> seeds() {
        return IntStream.range(0, 50).mapToObj(Long::valueOf);
    }
}
