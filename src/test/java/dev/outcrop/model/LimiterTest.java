package dev.outcrop.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outcrop.error.ErrorKind;
import dev.outcrop.model.Limiter.Permit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class LimiterTest {

    private final VirtualTime time = new VirtualTime();
    private final Limiter limiter = new Limiter(time, 100);

    @Test
    void everything_is_admitted_before_anything_was_throttled() {
        assertThat(permits(100)).hasSize(100);
        assertThat(limiter.acquire()).isNotDone();
    }

    @Test
    void throttling_halves_what_is_under_way_once_for_all_that_were_sent_before() {
        var sent = permits(40);
        time.advance(Duration.ofMillis(10));

        sent.forEach(permit -> permit.failed(ErrorKind.THROTTLED));

        assertThat(limiter.limit()).isEqualTo(20);
    }

    @Test
    void throttling_of_a_request_sent_after_a_halving_halves_again_down_to_one() {
        for (int i = 0; i < 5; i++) {
            time.advance(Duration.ofMillis(10));
            var sent = permits(limiter.limit() == 100 ? 4 : limiter.limit());
            time.advance(Duration.ofMillis(10));
            sent.get(0).failed(ErrorKind.THROTTLED);
            sent.forEach(Permit::released);
        }

        assertThat(limiter.limit()).isEqualTo(1);
        assertThat(limiter.acquire()).isDone();
        assertThat(limiter.acquire()).isNotDone();
    }

    @Test
    void whoever_waits_is_admitted_in_turn_when_a_place_is_given_back() {
        halveTo(1);
        var first = limiter.acquire().join();
        var second = limiter.acquire();
        var third = limiter.acquire();

        first.released();

        assertThat(second).isDone();
        assertThat(third).isNotDone();
    }

    @Test
    void a_turn_that_was_given_up_leaves_its_place_to_the_next() {
        halveTo(1);
        var first = limiter.acquire().join();
        var second = limiter.acquire();
        var third = limiter.acquire();

        Limiter.giveUp(second);
        first.released();

        assertThat(third).isDone();
    }

    @Test
    void a_turn_given_up_after_it_came_gives_its_place_back() {
        halveTo(1);
        var turn = limiter.acquire();

        Limiter.giveUp(turn);
        Limiter.giveUp(turn);

        assertThat(limiter.acquire()).isDone();
        assertThat(limiter.acquire()).isNotDone();
    }

    @Test
    void answers_let_it_grow_by_one_for_as_many_as_it_admits() {
        halveTo(2);

        answer(2);
        assertThat(limiter.limit()).isEqualTo(3);
        answer(3);
        assertThat(limiter.limit()).isEqualTo(4);
    }

    @Test
    void a_minute_without_throttling_opens_it() {
        halveTo(2);

        time.advance(Duration.ofSeconds(59));
        assertThat(limiter.limit()).isEqualTo(2);
        time.advance(Duration.ofSeconds(1));
        assertThat(limiter.limit()).isEqualTo(100);
    }

    @Test
    void a_place_is_given_back_once() {
        halveTo(1);
        var permit = limiter.acquire().join();

        permit.released();
        permit.answered();

        assertThat(limiter.acquire()).isDone();
        assertThat(limiter.acquire()).isNotDone();
    }

    private void halveTo(int limit) {
        var sent = permits(2 * limit);
        time.advance(Duration.ofMillis(1));
        sent.get(0).failed(ErrorKind.THROTTLED);
        sent.forEach(Permit::released);
        assertThat(limiter.limit()).isEqualTo(limit);
    }

    private void answer(int times) {
        for (int i = 0; i < times; i++) {
            limiter.acquire().join().answered();
        }
    }

    private List<Permit> permits(int count) {
        return new ArrayList<>(IntStream.range(0, count)
                .mapToObj(i -> limiter.acquire().join())
                .toList());
    }
}
