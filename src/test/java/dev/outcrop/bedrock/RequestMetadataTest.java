package dev.outcrop.bedrock;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class RequestMetadataTest {

    @Test
    void bedrocks_own_characters_are_accepted_up_to_256() {
        assertThat(RequestMetadata.accepts("aZ09 :_@$#=/+,.-")).isTrue();
        assertThat(RequestMetadata.accepts("")).isTrue();
        assertThat(RequestMetadata.accepts("a".repeat(256))).isTrue();
        assertThat(RequestMetadata.accepts("a".repeat(257))).isFalse();
        assertThat(RequestMetadata.accepts("a*b")).isFalse();
        assertThat(RequestMetadata.accepts("é")).isFalse();
    }

    @Test
    void the_key_of_a_turn_is_accepted() {
        assertThat(RequestMetadata.accepts(RequestMetadata.TURN)).isTrue();
    }

    @Test
    void an_accepted_value_is_left_as_it_is() {
        assertThat(RequestMetadata.clean("run/remembers-the-name#0.1/2")).isEqualTo("run/remembers-the-name#0.1/2");
    }

    @Test
    void a_foreign_character_becomes_a_dash_and_the_value_gets_a_mark() {
        var cleaned = RequestMetadata.clean("café");

        assertThat(cleaned).isEqualTo("caf-#850f7dc43910").matches(RequestMetadata::accepts);
    }

    @Test
    void values_that_differ_stay_different() {
        assertThat(RequestMetadata.clean("café")).isNotEqualTo(RequestMetadata.clean("cafè"));
        assertThat(RequestMetadata.clean("a".repeat(300))).isNotEqualTo(RequestMetadata.clean("a".repeat(301)));
    }

    @Test
    void a_long_value_is_cut_to_256() {
        assertThat(RequestMetadata.clean("ab ".repeat(200))).hasSize(256).matches(RequestMetadata::accepts);
    }
}
