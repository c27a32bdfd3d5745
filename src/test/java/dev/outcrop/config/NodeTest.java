package dev.outcrop.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outcrop.error.Fault;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NodeTest {

    @ParameterizedTest
    @CsvSource({
        "NO, TEXT",
        "yes, TEXT",
        "True, FLAG",
        "tRUE, TEXT",
        "~, NULL",
        "Null, NULL",
        "nil, TEXT",
        "+12, INTEGER",
        "1_000, TEXT",
        "0o17, INTEGER",
        "0b1, TEXT",
        "1.5, NUMBER",
        "1., NUMBER",
        ".5e-3, NUMBER",
        "1e3, NUMBER",
        "-.INF, NUMBER",
        ".NaN, NUMBER",
        "12:30, TEXT",
        "2026-11-24, TEXT",
        "'', NULL"
    })
    void plain_scalars_are_what_the_core_schema_says(String plain, Node.Kind kind) {
        assertThat(value(plain).kind()).isEqualTo(kind);
    }

    @Test
    void numbers_are_read_in_each_form() {
        assertThat(value("0x1F").integer()).isEqualTo(31);
        assertThat(value("0o17").integer()).isEqualTo(15);
        assertThat(value("-7").integer()).isEqualTo(-7);
        assertThat(value("7").number()).isEqualTo(7.0);
        assertThat(value("-.inf").number()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(value("0.1").decimal()).isEqualTo(new BigDecimal("0.1"));
        assertThat(value("3").decimal()).isEqualTo(new BigDecimal("3"));
    }

    @Test
    void spans_of_time_are_read_in_each_unit() {
        assertThat(value("500ms").duration()).isEqualTo(Duration.ofMillis(500));
        assertThat(value("60s").duration()).isEqualTo(Duration.ofSeconds(60));
        assertThat(value("2m").duration()).isEqualTo(Duration.ofMinutes(2));
        assertThat(value("1h").duration()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void one_or_more_texts_are_read_alike() {
        assertThat(value("{a: x}").texts("a")).isEqualTo(List.of("x"));
        assertThat(value("{a: [x, y]}").texts("a")).isEqualTo(List.of("x", "y"));
        assertThat(value("{}").texts("a")).isEmpty();
    }

    @Test
    void reading_what_no_shape_has_checked_is_a_mistake_of_the_program() {
        assertThatThrownBy(() -> value("[1]").text())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("f.yaml, line 1, column 4: not text but a list");
        assertThatThrownBy(() -> value("x").integer())
                .hasMessage("f.yaml, line 1, column 4: not a whole number but the text \"x\"");
        assertThatThrownBy(() -> value("x").number())
                .hasMessage("f.yaml, line 1, column 4: not a number but the text \"x\"");
        assertThatThrownBy(() -> value("1").flag())
                .hasMessage("f.yaml, line 1, column 4: not true or false but the number 1");
        assertThatThrownBy(() -> value("60").duration())
                .hasMessage("f.yaml, line 1, column 4: not a span of time but the number 60");
        assertThatThrownBy(() -> value("{}").required("id")).hasMessage("f.yaml, line 1, column 4: no id");
    }

    private static Node value(String yaml) {
        var faults = new ArrayList<Fault>();
        var value = YamlFile.parse("v: " + yaml, "f.yaml", 1, faults::add).required("v");
        assertThat(faults).isEmpty();
        return value;
    }
}
