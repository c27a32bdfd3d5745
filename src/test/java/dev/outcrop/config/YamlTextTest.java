package dev.outcrop.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outcrop.error.Fault;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class YamlTextTest {

    private static final long SEED = 20261126;

    @Test
    void values_stand_in_their_order_and_what_is_to_stand_on_one_line_does() {
        var values = new LinkedHashMap<String, Object>();
        values.put("name", "Ada");
        values.put("count", 3);
        values.put("share", 0.5);
        values.put("none", null);
        values.put("empty", List.of());
        values.put("text", "one\ntwo: three\n");
        values.put("event", new YamlText.OneLine(Map.of("delta", Map.of("text", " word"))));
        values.put("items", List.of(true, "true"));

        assertThat(YamlText.of(values)).isEqualTo("""
                name: Ada
                count: 3
                share: 0.5
                none: null
                empty: []
                text: |
                  one
                  two: three
                event: {delta: {text: ' word'}}
                items:
                - true
                - 'true'
                """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "~",
                "null",
                "NO",
                "0x1F",
                "010",
                "1e3",
                "-.inf",
                "- a",
                "a: b",
                "a #b",
                "# c",
                "{x}",
                "[y",
                "*z",
                "&q",
                "!t",
                "%d",
                "@at",
                "`tick",
                "'",
                "\"",
                "\\",
                "trailing ",
                " leading",
                "tab\there",
                "\ttab",
                "line\n",
                "\nline",
                "a\n\n\nb",
                "  indented\nless",
                "ends with spaces  \nnext",
                "cr\r\nlf",
                "nel\u0085x",
                "ls\u2028x",
                "\uFEFFbom",
                "emoji \uD83D\uDE00",
                "bell\u0007",
                "---",
                "--- a",
                "...",
                "? key",
                "a\n--- \nb",
                "multi\n\ttab",
                "x\n ",
                "\n\n"
            })
    void a_text_is_read_as_it_was_written_in_a_block_and_on_one_line(String text) {
        assertThat(read(Map.of("a", text))).isEqualTo(Map.of("a", text));
        assertThat(read(Map.of("a", List.of(Map.of("b", text))))).isEqualTo(Map.of("a", List.of(Map.of("b", text))));
        assertThat(read(new YamlText.OneLine(Map.of("a", List.of(text))))).isEqualTo(Map.of("a", List.of(text)));
        assertThat(read(Map.of("k" + text, "v"))).isEqualTo(Map.of("k" + text, "v"));
    }

    static Stream<Map<String, Object>> trees() {
        var random = new Random(SEED);
        return Stream.generate(() -> map(random, 4)).limit(300);
    }

    @ParameterizedTest
    @MethodSource("trees")
    void any_tree_is_read_as_it_was_written(Map<String, Object> tree) {
        assertThat(read(tree)).isEqualTo(tree);
        assertThat(read(new YamlText.OneLine(tree))).isEqualTo(tree);
    }

    private static Object read(Object value) {
        var faults = new ArrayList<Fault>();
        var node = YamlFile.parse(YamlText.of(value), "text", 1, faults::add);
        assertThat(faults).as(YamlText.of(value)).isEmpty();
        return node.value();
    }

    private static Map<String, Object> map(Random random, int depth) {
        var map = new LinkedHashMap<String, Object>();
        for (var i = random.nextInt(5); i >= 0; i--) {
            map.put(text(random), value(random, depth - 1));
        }
        return map;
    }

    private static Object value(Random random, int depth) {
        return switch (random.nextInt(depth <= 0 ? 5 : 7)) {
            case 0 -> random.nextLong();
            case 1 -> random.nextDouble() * Math.pow(10, random.nextInt(40) - 20);
            case 2 -> random.nextBoolean();
            case 3, 4 -> text(random);
            case 5 -> Arrays.asList(value(random, depth - 1), null, text(random));
            default -> map(random, depth - 1);
        };
    }

    private static String text(Random random) {
        var alphabet = "ab \n\t'\"\\:-#{}[],&*!|>%@`~?0.=é\u00a0\u2029\uFFFD";
        var text = new StringBuilder();
        for (var i = random.nextInt(12); i > 0; i--) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
