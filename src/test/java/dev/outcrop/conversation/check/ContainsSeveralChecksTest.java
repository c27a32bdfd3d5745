package dev.outcrop.conversation.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ContainsSeveralChecksTest {

    private static final Evidence REPLY = Replies.text("red and green");

    @Test
    void all_are_needed() {
        assertThat(Expected.examine("- contains-all: [red, green]", REPLY).met())
                .isTrue();
        assertThat(Expected.examine("- contains-all: [red, blue]", REPLY).detail())
                .isEqualTo(
                        "expected the text to contain all of [\"red\", \"blue\"], got \"red and green\" without [\"blue\"]");
    }

    @Test
    void any_is_enough() {
        assertThat(Expected.examine("- contains-any: [blue, green]", REPLY).met())
                .isTrue();
        assertThat(Expected.examine("- contains-any: blue", REPLY).detail())
                .isEqualTo("expected the text to contain any of [\"blue\"], got \"red and green\"");
    }

    @Test
    void not_any_is_none() {
        assertThat(Expected.examine("- not-contains-any: [blue, green]", REPLY).detail())
                .isEqualTo("expected the text not to contain any of [\"blue\", \"green\"],"
                        + " got \"red and green\" with [\"green\"]");
        assertThat(Expected.examine("- not-contains-all: [blue, green]", REPLY).met())
                .isTrue();
    }
}
