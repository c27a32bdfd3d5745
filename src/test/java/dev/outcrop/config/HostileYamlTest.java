package dev.outcrop.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outcrop.error.Fault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What YAML can do to its reader; the deadline is for what would take for ever. */
@Timeout(60)
final class HostileYamlTest {

    private static final int LEVELS = 100_000;

    private final List<Fault> faults = new ArrayList<>();

    @TempDir
    private Path folder;

    @Test
    void a_key_may_stand_once_in_a_mapping() {
        parse("""
                a: 1
                b: {c: 1, c: 2}
                a: 3
                """);

        assertFaults(
                "f.yaml, line 2, column 11: The key \"c\" stands here again, first on the same line.\nRemove one of the two.",
                "f.yaml, line 3, column 1: The key \"a\" stands here again, first on line 1.\nRemove one of the two.");
    }

    @Test
    void tags_are_refused() {
        parse("""
                a: !!java.net.URL [http://example.com]
                b: !!str 7
                c: !mine {d: 1}
                """);

        assertFaults(
                "f.yaml, line 1, column 4: The tag \"!!java.net.URL\" is not allowed.\nWrite the value without a tag.",
                "f.yaml, line 2, column 4: The tag \"!!str\" is not allowed.\nWrite the value without a tag.",
                "f.yaml, line 3, column 4: The tag \"!mine\" is not allowed.\nWrite the value without a tag.");
    }

    @Test
    void a_tag_on_nothing_is_refused() {
        parse("!!null");

        assertFaults("f.yaml, line 1, column 1: The tag \"!!null\" is not allowed.\nWrite the value without a tag.");
    }

    @Test
    void more_than_fifty_aliases_are_refused() {
        parse("a: &x 1\nb: [" + "*x, ".repeat(50) + "*x]\n");

        assertFaults("f.yaml, line 2, column 205: There are more than 50 aliases.\nWrite out the value of *x.");
    }

    @Test
    void fifty_aliases_cannot_stand_for_millions_of_values() {
        var bomb = new StringBuilder("a0: &a0 [1, 1, 1, 1, 1]\n");
        for (var i = 1; i <= 10; i++) {
            bomb.append(
                    "a%d: &a%d [*a%d, *a%d, *a%d, *a%d, *a%d]\n".formatted(i, i, i - 1, i - 1, i - 1, i - 1, i - 1));
        }

        parse(bomb.toString());

        assertFaults("f.yaml, line 7, column 25: The aliases stand for more than 100,000 values.\n"
                + "Write out the value of *a5.");
    }

    @Test
    void an_alias_must_have_its_anchor_before_it_and_outside() {
        parse("a: *later\nb: &later 1\n");
        parse("a: &self [*self]\n");
        parse("**bold** text\n");

        assertFaults(
                "f.yaml, line 1, column 4: The alias \"*later\" has no anchor before it.\n"
                        + "Define it as &later further up, or put the text in quotes.",
                "f.yaml, line 1, column 11: The alias \"*self\" stands inside its own value.\nWrite the value out.",
                "f.yaml, line 1, column 2: This is not YAML: unexpected character found *(42) while scanning an alias.\n"
                        + "Correct the indentation, the brackets or the quotes there.");
    }

    @Test
    void sixty_four_levels_are_read_and_one_more_is_refused() {
        parse("[".repeat(64) + "]".repeat(64));
        assertFaults();

        parse("[".repeat(65) + "]".repeat(65));

        assertFaults(
                "f.yaml, line 1, column 65: The values are nested more than 64 levels deep.\nNest them less deeply.");
    }

    @Test
    void aliases_cannot_nest_deeper_than_that() {
        parse("a: &x " + "[".repeat(40) + "]".repeat(40) + "\nb: " + "[".repeat(30) + "*x" + "]".repeat(30) + "\n");

        assertFaults(
                "f.yaml, line 2, column 34: The values are nested more than 64 levels deep.\nNest them less deeply.");
    }

    @Test
    void a_hundred_thousand_levels_are_refused_in_every_style() {
        parse("[".repeat(LEVELS));
        parse("{a: ".repeat(LEVELS));
        parse("- ".repeat(LEVELS) + "a");
        parse("- [{a: ".repeat(LEVELS));
        parse("[\n".repeat(LEVELS));

        assertFaults(
                "f.yaml, line 1, column 65: The values are nested more than 64 levels deep.\nNest them less deeply.",
                "f.yaml, line 1, column 257: The values are nested more than 64 levels deep.\nNest them less deeply.",
                "f.yaml, line 1, column 129: The values are nested more than 64 levels deep.\nNest them less deeply.",
                "f.yaml, line 1, column 8: This is not YAML: expected the node content, but found '-' while parsing a flow"
                        + " node.\nCorrect the indentation, the brackets or the quotes there.",
                "f.yaml, line 65, column 1: The values are nested more than 64 levels deep.\nNest them less deeply.");
    }

    @Test
    void nested_blocks_are_refused_at_the_level_too_deep() {
        var nested = new StringBuilder();
        for (var level = 0; level < 1000; level++) {
            nested.append(" ".repeat(level)).append("a:\n");
        }

        parse(nested.toString());

        assertFaults(
                "f.yaml, line 65, column 65: The values are nested more than 64 levels deep.\nNest them less deeply.");
    }

    @Test
    void ten_megabytes_are_refused_before_they_are_parsed() throws IOException {
        var file = Files.writeString(folder.resolve("f.yaml"), "a: " + "x".repeat(10_000_000));

        YamlFile.read(file, "f.yaml", faults::add);
        parse("a: " + "x".repeat(10_000_000));

        var tooLarge =
                "f.yaml, line 1, column 1: This is larger than 1048576 bytes, which is all that is read of a YAML file.\n"
                        + "Split the file, or move its data into a .jsonl or .csv file.";
        assertFaults(tooLarge, tooLarge);
    }

    @Test
    void the_largest_file_is_read() throws IOException {
        var file = Files.writeString(folder.resolve("f.yaml"), "a: " + "x".repeat((1 << 20) - 3));

        var root = YamlFile.read(file, "f.yaml", faults::add);

        assertFaults();
        assertThat(root.required("a").text()).hasSize((1 << 20) - 3);
    }

    @Test
    void a_file_that_is_not_utf_8_is_refused_at_the_byte() throws IOException {
        var file = Files.write(folder.resolve("f.yaml"), "a: 1\nb: é\n".getBytes(StandardCharsets.ISO_8859_1));

        YamlFile.read(file, "f.yaml", faults::add);
        YamlFile.read(Files.write(file, "a: 1\n".getBytes(StandardCharsets.UTF_16)), "f.yaml", faults::add);
        YamlFile.read(Files.write(file, new byte[] {'a', (byte) 0xC3}), "f.yaml", faults::add);

        assertFaults(
                "f.yaml, line 2, column 4: The byte 0xe9 is not UTF-8.\nSave the file as UTF-8.",
                "f.yaml, line 1, column 1: The byte 0xfe is not UTF-8.\nSave the file as UTF-8.",
                "f.yaml, line 1, column 2: The byte 0xc3 is not UTF-8.\nSave the file as UTF-8.");
    }

    @Test
    void characters_that_yaml_does_not_know_are_refused() {
        parse("a: 1\r\nb: x\u0000\n");
        parse("a: \"\\uD83D\\uDE00\"\nb: \"\\uD800\"\n");
        parse("a: \"\\UFFFFFFFF\"\n");

        assertFaults(
                "f.yaml, line 2, column 5: The character U+0000 is not allowed in YAML.\n"
                        + "Remove it, or write it as an escape in double quotes.",
                "f.yaml, line 2, column 4: The text holds half a character: a surrogate alone.\n"
                        + "Write both of the \\u escapes, or none.",
                "f.yaml, line 1, column 1: This cannot be read as YAML from here on: For input string: \"FFFFFFFF\" under"
                        + " radix 16.\nCorrect the escapes and directives there.");
    }

    @Test
    void a_file_holds_one_document() {
        parse("---\na: 1\n...\n");
        assertFaults();

        parse("a: 1\n---\nb: 2\n");

        assertFaults("f.yaml, line 2, column 1: A second document begins here.\nKeep one document in a file.");
    }

    @Test
    void common_slips_get_the_advice_that_helps() {
        parse("a:\n\tb: 1\n");
        parse("a: b: c\n");
        parse("user: {{name}}\n");
        parse("user: {{name}} and {{other}}\n");
        parse("a: @home\n");
        parse("a: \"b\n");
        parse("[a]: b\n");
        parse("a: 99999999999999999999\n");

        assertFaults(
                "f.yaml, line 2, column 1: This is not YAML: found character '\\t(TAB)' that cannot start any token. (Do not"
                        + " use \\t(TAB) for indentation) while scanning for the next token.\nIndent with spaces.",
                "f.yaml, line 1, column 5: This is not YAML: mapping values are not allowed here.\n"
                        + "Put the text in quotes where it holds a colon, or correct the indentation.",
                "f.yaml, line 1, column 8: A key is plain text, without a tag.\nPut text that begins with {{ in quotes.",
                "f.yaml, line 1, column 8: A key is plain text, without a tag.\nPut text that begins with {{ in quotes.",
                "f.yaml, line 1, column 4: This is not YAML: found character '@' that cannot start any token. (Do not use @"
                        + " for indentation) while scanning for the next token.\nPut the text in quotes.",
                "f.yaml, line 2, column 1: This is not YAML: found unexpected end of stream while scanning a quoted scalar.\n"
                        + "Correct the indentation, the brackets or the quotes there.",
                "f.yaml, line 1, column 1: A key is plain text, without a tag.\nWrite the key as one word, or put it in quotes.",
                "f.yaml, line 1, column 4: The value is the number 99999999999999999999, which does not fit into 64 bits.\n"
                        + "Put it in quotes to keep it as text.");
    }

    @Test
    void a_file_that_cannot_be_read_says_so() throws IOException {
        YamlFile.read(folder.resolve("none.yaml"), "none.yaml", faults::add);
        YamlFile.read(Files.createDirectory(folder.resolve("d.yaml")), "d.yaml", faults::add);

        assertFaults(
                "none.yaml: There is no such file.\nCreate it, or correct the name.",
                "d.yaml: This is a folder, not a file.\nPut a YAML file in its place.");
    }

    @Test
    void what_a_file_says_cannot_move_the_cursor_of_its_reader() {
        Shape.object().check(parse("\"\\e[2J\\n\\u202E\": 1\n"), faults::add);

        assertFaults("f.yaml, line 1, column 1: There is no key \"\\u001b[2J\\n\\u202e\".");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a:\n", "- b: 1\n  b: 1\n", "- !x y\n", "- ${\n"})
    void the_number_of_faults_is_bounded(String line) throws IOException {
        var file = Files.writeString(folder.resolve("f.yaml"), line.repeat((1 << 20) / line.length()));

        YamlFile.read(file, "f.yaml", name -> null, faults::add);

        assertThat(faults).hasSize(101);
        assertThat(faults.get(100).problem()).isEqualTo("There are more faults from here on.");
    }

    @Test
    void a_file_that_could_not_be_read_has_no_further_faults() {
        var shape = Shape.object().required("a", Shape.text(), "A.");

        shape.check(parse("["), faults::add);

        assertThat(faults).hasSize(1);
    }

    private Node parse(String text) {
        return YamlFile.parse(text, "f.yaml", 1, faults::add);
    }

    private void assertFaults(String... expected) {
        assertThat(faults).extracting(Fault::toString).containsExactly(expected);
        faults.clear();
    }
}
