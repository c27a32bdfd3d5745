package dev.outcrop.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class NearestTest {

    private static final List<String> INPUTS = List.of("audience", "avoid", "topic");

    @Test
    void a_misspelt_name_is_found_whatever_its_case() {
        assertThat(Nearest.to("audiance", INPUTS, 3)).containsExactly("audience");
        assertThat(Nearest.to("Topci", INPUTS, 3)).containsExactly("topic");
    }

    @Test
    void names_are_ordered_by_likeness_then_by_alphabet_and_cut_off() {
        var names = List.of("fasts", "fist", "fast", "vast");

        assertThat(Nearest.to("fast", names, 3)).containsExactly("fast", "fasts", "fist");
    }

    @Test
    void nothing_is_near_a_name_of_another_kind() {
        assertThat(Nearest.to("shop", INPUTS, 3)).isEmpty();
    }

    @Test
    void short_names_that_share_nothing_are_not_near() {
        assertThat(Nearest.to("x", List.of("id", "y"))).isEmpty();
        assertThat(Nearest.to("", List.of("id"))).isEmpty();
        assertThat(Nearest.to("di", List.of("id", "api"))).contains("id");
    }

    @Test
    void the_remedy_lists_all_choices_after_the_nearest() {
        assertThat(Nearest.remedy("smrt", List.of("fast", "smart")))
                .isEqualTo("Did you mean \"smart\"? Use one of [fast, smart].");
        assertThat(Nearest.remedy("other", List.of("fast", "smart"))).isEqualTo("Use one of [fast, smart].");
        assertThat(Nearest.remedy("other", List.of())).isEmpty();
    }

    @Test
    void two_swapped_letters_are_one_edit() {
        assertThat(Nearest.distance("topci", "topic")).isEqualTo(1);
        assertThat(Nearest.distance("", "topic")).isEqualTo(5);
        assertThat(Nearest.distance("topic", "")).isEqualTo(5);
        assertThat(Nearest.distance("kitten", "sitting")).isEqualTo(3);
    }

    @Test
    void a_name_of_any_length_is_compared_by_its_beginning() {
        var endless = "a".repeat(1_000_000);

        assertThat(Nearest.distance(endless, "a".repeat(200))).isZero();
    }
}
