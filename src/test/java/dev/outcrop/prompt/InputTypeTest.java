package dev.outcrop.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class InputTypeTest {

    @Test
    void values_of_the_type_are_taken_as_they_are() {
        assertThat(InputType.STRING.read("a")).contains("a");
        assertThat(InputType.NUMBER.read(1.5f)).contains(1.5f);
        assertThat(InputType.INTEGER.read(BigInteger.TEN)).contains(BigInteger.TEN);
        assertThat(InputType.BOOLEAN.read(true)).contains(true);
        assertThat(InputType.ARRAY.read(List.of(1))).contains(List.of(1));
        assertThat(InputType.ARRAY.read(new String[] {"a"})).contains(Arrays.asList("a"));
        assertThat(InputType.OBJECT.read(Map.of("a", 1))).contains(Map.of("a", 1));
        assertThat(InputType.ANY.read(Map.of("a", 1))).contains(Map.of("a", 1));
    }

    @Test
    void a_text_takes_every_scalar() {
        assertThat(InputType.STRING.read(1042)).contains(1042);
        assertThat(InputType.STRING.read(LocalDate.of(2026, 11, 24))).contains("2026-11-24");
        assertThat(InputType.STRING.read(" as it is ")).contains(" as it is ");
        assertThat(InputType.STRING.read(List.of())).isEmpty();
        assertThat(InputType.STRING.read(Map.of())).isEmpty();
    }

    @Test
    void text_is_read_as_the_type_that_is_wanted() {
        assertThat(InputType.NUMBER.read(" 3 ")).contains(3L);
        assertThat(InputType.NUMBER.read("-2.5e3")).contains(-2500.0);
        assertThat(InputType.INTEGER.read("-3")).contains(-3L);
        assertThat(InputType.BOOLEAN.read("false")).contains(false);
        assertThat(InputType.ARRAY.read("a, b ,c")).contains(List.of("a", "b", "c"));
        assertThat(InputType.ARRAY.read("one")).contains(List.of("one"));
        assertThat(InputType.ARRAY.read("")).contains(List.of());
        assertThat(InputType.ARRAY.read("[\"a, b\", 1]")).contains(List.of("a, b", 1));
        assertThat(InputType.OBJECT.read("{\"id\": \"1042\"}")).contains(Map.of("id", "1042"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"many", "", "NaN", "Infinity", "1d", "0x1p3", "1e999", "1,5", "--1", "."})
    void what_is_not_a_number_is_refused(String text) {
        assertThat(InputType.NUMBER.read(text)).isEmpty();
    }

    @Test
    void what_is_of_another_type_is_refused() {
        assertThat(InputType.INTEGER.read("1.5")).isEmpty();
        assertThat(InputType.INTEGER.read(1.5)).isEmpty();
        assertThat(InputType.INTEGER.read("99999999999999999999")).isEmpty();
        assertThat(InputType.NUMBER.read(true)).isEmpty();
        assertThat(InputType.BOOLEAN.read("yes")).isEmpty();
        assertThat(InputType.BOOLEAN.read(1)).isEmpty();
        assertThat(InputType.ARRAY.read(Map.of())).isEmpty();
        assertThat(InputType.ARRAY.read("[1, ")).isEmpty();
        assertThat(InputType.ARRAY.read("[1] 2")).isEmpty();
        assertThat(InputType.OBJECT.read("[]")).isEmpty();
        assertThat(InputType.OBJECT.read("id")).isEmpty();
        assertThat(InputType.OBJECT.read("{\"a\":".repeat(100_000))).isEmpty();
        assertThat(InputType.OBJECT.read(List.of())).isEmpty();
    }
}
