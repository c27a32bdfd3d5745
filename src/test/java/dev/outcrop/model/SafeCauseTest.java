package dev.outcrop.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

final class SafeCauseTest {

    @Test
    void a_failure_that_repeats_nothing_of_the_request_stays_itself() {
        var thrown = new IllegalStateException("Too many requests", new RuntimeException("429"));

        assertThat(SafeCause.of(thrown)).isSameAs(thrown);
        assertThat(SafeCause.of(null)).isNull();
    }

    @Test
    void a_failure_that_repeats_a_value_of_the_request_says_where_it_was_without_it() {
        var thrown = new IllegalStateException(
                "wrapped",
                new IllegalArgumentException("Value 'my secret' at 'messages' failed to satisfy constraint"));

        var safe = SafeCause.of(thrown);

        assertThat(printed(safe))
                .startsWith("dev.outcrop.model.SafeCause: java.lang.IllegalStateException: wrapped\n\tat "
                        + SafeCauseTest.class.getName())
                .contains(": java.lang.IllegalArgumentException: Value at 'messages' failed to satisfy")
                .doesNotContain("my secret");
    }

    @Test
    void what_was_suppressed_is_left_out_where_it_holds_a_key() {
        var thrown = new IllegalStateException("failed");
        thrown.addSuppressed(new RuntimeException("Request attempt 1 failure: AKIAIOSFODNN7EXAMPLE"));

        assertThat(printed(SafeCause.of(thrown)))
                .startsWith("dev.outcrop.model.SafeCause: java.lang.IllegalStateException: failed\n")
                .doesNotContain("AKIA", "Suppressed");
    }

    @Test
    void causes_that_form_a_ring_come_to_an_end() {
        var one = new IllegalStateException("Bearer abc");
        var other = new RuntimeException("other", one);
        one.initCause(other);

        assertThat(printed(SafeCause.of(one))).contains("other", "(removed)").doesNotContain("abc");
    }

    private static String printed(Throwable thrown) {
        var text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
