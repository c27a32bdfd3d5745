package dev.outcrop.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PlaceholdersTest {

    private static final Map<String, Object> VALUES = Map.of(
            "city",
            "Paris",
            "count",
            7,
            "sly",
            "{{city}} $1 \\",
            "order",
            Map.of("shipped", "Monday", "items", List.of(Map.of("name", "kettle"), "cup")));

    private final Placeholders placeholders = new Placeholders(VALUES::get);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Sunny in {{city}}. | Sunny in Paris.",
                "{{ city }}{{city}} | ParisParis",
                "{{count}} days | 7 days",
                "{{order.shipped}} | Monday",
                "{{order.items[0].name}} | kettle",
                "{{order.items.1}} | cup",
                "{{order.items}} | [{\"name\":\"kettle\"},\"cup\"]",
                "{{order.items[9]}} | {{order.items[9]}}",
                "{{nobody}} | {{nobody}}",
                "{{city.name}} | {{city.name}}",
                "{ {city}} {{}} {{1}} | { {city}} {{}} {{1}}"
            })
    void a_placeholder_is_filled_or_left_as_it_is(String text, String filled) {
        assertThat(placeholders.fill(text)).isEqualTo(filled);
    }

    @Test
    void a_value_is_not_read_for_placeholders_again() {
        assertThat(placeholders.fill("<{{sly}}>")).isEqualTo("<{{city}} $1 \\>");
    }

    @Test
    void texts_within_arguments_are_filled_and_other_values_kept() {
        var filled = placeholders.fillMap(
                Map.of("a", "{{city}}", "b", 7, "c", Arrays.asList("{{count}}", null, Map.of("d", "{{city}}"))));

        assertThat(filled).isEqualTo(Map.of("a", "Paris", "b", 7, "c", Arrays.asList("7", null, Map.of("d", "Paris"))));
    }

    @Test
    void names_are_found_without_their_paths() {
        assertThat(Placeholders.names("{{a}} {{b.c[0]}} {c}")).containsExactly("a", "b");
    }
}
