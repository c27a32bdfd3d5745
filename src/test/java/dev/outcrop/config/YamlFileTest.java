package dev.outcrop.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outcrop.error.Fault;
import dev.outcrop.error.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class YamlFileTest {

    private final List<Fault> faults = new ArrayList<>();

    @Test
    void values_are_those_of_the_core_schema() {
        var text = """
                country: NO
                count: 010
                mask: 0x1F
                share: 2.5e-1
                flag: true
                nothing:
                quoted: "7"
                list: [a, ~, .inf]
                """;

        var root = parse(text);

        assertThat(faults).isEmpty();
        assertThat(root.value())
                .isEqualTo(mapOf(
                        "country",
                        "NO",
                        "count",
                        10L,
                        "mask",
                        31L,
                        "share",
                        0.25,
                        "flag",
                        true,
                        "nothing",
                        null,
                        "quoted",
                        "7",
                        "list",
                        Arrays.asList("a", null, Double.POSITIVE_INFINITY)));
    }

    @Test
    void every_value_and_key_knows_its_place() {
        var root = parse("""
                # first
                models:
                  fast: { id: "é😀", n: 8 }
                """);

        var fast = root.get("models").orElseThrow().get("fast").orElseThrow();
        assertThat(root.at()).isEqualTo(new Place("f.yaml", 2, 1));
        assertThat(fast.at()).isEqualTo(new Place("f.yaml", 3, 9));
        assertThat(fast.keyAt("n")).isEqualTo(new Place("f.yaml", 3, 21));
        assertThat(fast.get("n").orElseThrow().at()).isEqualTo(new Place("f.yaml", 3, 24));
    }

    @Test
    void text_inside_another_file_keeps_the_lines_of_that_file() {
        var root = YamlFile.parse("a: 1\nb: [", "prompt.md", 2, faults::add);

        assertThat(root.entries()).isEmpty();
        assertThat(faults)
                .extracting(Fault::toString)
                .containsExactly(
                        "prompt.md, line 3, column 5: This is not YAML: expected the node content, but found"
                                + " '<stream end>' while parsing a flow node.\nCorrect the indentation, the brackets or the quotes there.");
    }

    @Test
    void an_empty_file_is_an_empty_mapping() {
        assertThat(parse("").value()).isEqualTo(Map.of());
        assertThat(parse("# only a comment\n").value()).isEqualTo(Map.of());
        assertThat(parse("---\n").value()).isEqualTo(Map.of());
        assertThat(faults).isEmpty();
    }

    @Test
    void an_alias_is_the_value_of_its_anchor() {
        var root = parse("a: &x [1]\nb: *x\n");

        assertThat(root.get("b").orElseThrow().value()).isEqualTo(List.of(1L));
    }

    @Test
    void a_file_is_read_with_its_byte_order_mark_and_windows_line_ends(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("f.yaml"), "\uFEFFa: 1\r\nb: 2\r\n");

        var root = YamlFile.read(file, "f.yaml", faults::add);

        assertThat(root.value()).isEqualTo(Map.of("a", 1L, "b", 2L));
        assertThat(root.keyAt("b")).isEqualTo(new Place("f.yaml", 2, 1));
    }

    private Node parse(String text) {
        return YamlFile.parse(text, "f.yaml", 1, faults::add);
    }

    private static Map<String, Object> mapOf(Object... pairs) {
        var map = new java.util.HashMap<String, Object>();
        for (var i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], pairs[i + 1]);
        }
        return map;
    }
}
