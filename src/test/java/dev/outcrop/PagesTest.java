package dev.outcrop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outcrop.config.OutcropConfig;
import dev.outcrop.config.Shape;
import dev.outcrop.config.YamlFile;
import dev.outcrop.conversation.Script;
import dev.outcrop.conversation.check.CheckKinds;
import dev.outcrop.error.ErrorKind;
import dev.outcrop.error.Fault;
import dev.outcrop.prompt.Prompts;
import dev.outcrop.recording.Recordings;
import dev.outcrop.simulator.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What README and the pages of {@code docs/} say, held against the program. */
final class PagesTest {

    private static final Path DOCS = Path.of("docs");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)\\)");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w*)\\n(.*?)^```$");

    /** The places of tables that are made from the program, by page. */
    static Stream<Arguments> tables() {
        return Stream.of(
                Arguments.of(
                        "configuration",
                        "keys of outcrop.yaml",
                        KeyTable.of(OutcropConfig.shape().jsonSchema())),
                Arguments.of(
                        "prompts",
                        "keys of front matter",
                        KeyTable.of(Prompts.shape().jsonSchema())),
                Arguments.of(
                        "conversations",
                        "keys of a conversation",
                        KeyTable.of(Script.shape().jsonSchema(), "expect")),
                Arguments.of("conversations", "checks", checks()),
                Arguments.of(
                        "simulator",
                        "keys of a rules file",
                        KeyTable.of(Rules.shape().jsonSchema())),
                Arguments.of(
                        "recordings",
                        "keys of a recording",
                        KeyTable.of(Recordings.shape().jsonSchema())));
    }

    private static String checks() {
        return CheckKinds.ALL.stream()
                .map(kind ->
                        "| `%s` | %s | %s |\n".formatted(kind.word(), kind.negatable() ? "yes" : "", kind.summary()))
                .collect(Collectors.joining("", "| check | `not-` | met when |\n|---|---|---|\n", ""));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void tables_say_what_the_program_knows(String page, String part, String table) {
        Golden.assertPart(DOCS.resolve(page + ".md"), part, table);
    }

    static Stream<Path> pages() throws IOException {
        try (var pages = Files.newDirectoryStream(DOCS, "*.md")) {
            var all =
                    new ArrayList<>(List.of(Path.of("README.md"), Path.of("CONTRIBUTING.md"), Path.of("CHANGELOG.md")));
            pages.forEach(all::add);
            return all.stream().sorted();
        }
    }

    @Test
    void each_kind_of_error_is_explained() throws IOException {
        var rows = Files.readAllLines(DOCS.resolve("assistants.md")).stream()
                .filter(line -> line.matches("\\| `[a-z-]+` \\| [0-9]+ \\| .+ \\|"))
                .map(line -> line.replaceAll("\\| `([a-z-]+)` \\| ([0-9]+) \\|.*", "$1 $2"))
                .toList();

        assertThat(rows)
                .containsExactlyElementsOf(Arrays.stream(ErrorKind.values())
                        .map(kind -> kind.word() + " " + kind.exitCode())
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void links_lead_to_files_that_are_there(Path page) throws IOException {
        var folder = page.toAbsolutePath().getParent();
        var links = LINK.matcher(Files.readString(page)).results().map(link -> link.group(1));

        assertThat(links.filter(link -> !Files.exists(folder.resolve(link)))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void examples_are_what_the_program_takes(Path page) throws IOException {
        var faults = new ArrayList<Fault>();
        BLOCK.matcher(Files.readString(page)).results().forEach(block -> {
            if (block.group(1).equals("yaml")) {
                checkYaml(block.group(2), page, faults);
            } else if (block.group(2).startsWith("---\n")) {
                var matter = block.group(2).substring(4, block.group(2).indexOf("\n---\n"));
                Prompts.shape().check(YamlFile.parse(matter, page.toString(), 1, faults::add), faults::add);
            }
        });

        assertThat(faults).isEmpty();
    }

    private static void checkYaml(String yaml, Path page, List<Fault> faults) {
        var root = YamlFile.parse(yaml, page.toString(), 1, faults::add);
        shapeOf(root.entries().keySet()).check(root, faults::add);
    }

    private static Shape shapeOf(Set<String> keys) {
        if (keys.contains("turns")) {
            return Script.shape();
        }
        if (keys.contains("exchanges")) {
            return Recordings.shape();
        }
        return keys.contains("rules") ? Rules.shape() : OutcropConfig.shape();
    }
}
