package dev.outcrop.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outcrop.error.Fault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No input makes the reader or a shape throw, nor keeps them for ever. */
@Timeout(120)
final class YamlFuzzTest {

    private static final int CASES = 400;

    private static final List<String> TOKENS = List.of(
            "[",
            "]",
            "{",
            "}",
            ",",
            ": ",
            "- ",
            "? ",
            "\n",
            "\n  ",
            "\n    ",
            "\t",
            "\r\n",
            "'",
            "\"",
            "|\n",
            ">-\n",
            "|9",
            "&a ",
            "*a",
            "&b ",
            "*b",
            "!!str ",
            "!<x> ",
            "!e!f ",
            "%YAML 1.2\n",
            "%TAG !e! x\n",
            "---\n",
            "...\n",
            "# c",
            "<<: ",
            "~",
            "null",
            "true",
            "NO",
            "0x1F",
            "0o9",
            "-.inf",
            ".nan",
            "1e999",
            "99999999999999999999",
            "\\",
            "\"\\x41\\u12\"",
            "\"\\uD800\"",
            "\"\\U00110000\"",
            "${HOME}",
            "${",
            "$${",
            "${A:-}",
            "{{a}}",
            "@",
            "`",
            "=",
            "é",
            "😀",
            "\uD800",
            "\u0000",
            "\u0085",
            "\u2028",
            "\uFEFF",
            "models",
            "fast",
            "id",
            "temperature",
            "fallback",
            "assistants",
            "a",
            "0.5",
            "x y");

    private static final String SOUND = """
            region: us-east-1
            models:
              fast: { id: a, temperature: 0.2, stop-sequences: [x, "y"], price: { input: 0 } }
              smart:
                id: ${ID:-b}
                fallback: [fast]
            assistants:
              poet: { prompt: poet, model: fast, memory: { messages: 20 } }
            timeouts: { idle: 30s }
            classpath: lib/*.jar
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void tokens_in_any_order(long seed) {
        var random = new Random(seed);
        for (var i = 0; i < CASES; i++) {
            var text = new StringBuilder();
            random.ints(random.nextInt(1, 60), 0, TOKENS.size())
                    .mapToObj(TOKENS::get)
                    .forEach(text::append);
            examine(text.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {6, 7, 8, 9, 10})
    void a_sound_file_with_pieces_changed(long seed) {
        var random = new Random(seed);
        for (var i = 0; i < CASES; i++) {
            var text = new StringBuilder(SOUND);
            for (var change = random.nextInt(1, 6); change > 0; change--) {
                var from = random.nextInt(text.length());
                var to = Math.min(text.length(), from + random.nextInt(12));
                text.replace(from, to, TOKENS.get(random.nextInt(TOKENS.size())));
            }
            examine(text.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12})
    void bytes_at_random(long seed) throws IOException {
        var random = new Random(seed);
        for (var i = 0; i < CASES; i++) {
            var bytes = SOUND.getBytes(StandardCharsets.UTF_8);
            for (var change = random.nextInt(1, 6); change > 0; change--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            var faults = new ArrayList<Fault>();
            var file = Files.write(folder.resolve("f.yaml"), bytes);
            accept(YamlFile.read(file, "f.yaml", name -> null, faults::add), faults, Integer.MAX_VALUE);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {13, 14})
    void tokens_repeated_up_to_the_bound(long seed) {
        var random = new Random(seed);
        for (var i = 0; i < 12; i++) {
            var unit = TOKENS.get(random.nextInt(TOKENS.size())) + TOKENS.get(random.nextInt(TOKENS.size()));
            var before = TOKENS.get(random.nextInt(TOKENS.size()));
            examine(before + unit.repeat((YamlFile.MAX_BYTES - before.length()) / unit.length()));
        }
    }

    private static void examine(String text) {
        var faults = new ArrayList<Fault>();
        var lines = (int) text.chars().filter(c -> c == '\n' || c == '\r').count() + 1;
        accept(YamlFile.parse(text, "f.yaml", 1, faults::add), faults, lines);
    }

    private static void accept(Node root, List<Fault> faults, int lines) {
        var value = root.value();
        OutcropConfig.shape().check(root, faults::add);
        new CrossCheck(root, faults::add).check();

        assertThat(faults).hasSizeLessThanOrEqualTo(3 * 101);
        assertThat(faults).allSatisfy(fault -> {
            assertThat(fault.at().line()).isBetween(1, lines);
            assertThat(fault.at().column()).isPositive();
            assertThat(fault.problem()).isNotBlank().doesNotContain("\n").hasSizeLessThan(400);
        });
        if (!root.isMapping()) {
            assertThat(faults).as(() -> "faults of " + value).isNotEmpty();
        }
    }
}
