package dev.outcrop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.outcrop.Golden;
import dev.outcrop.config.YamlFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class SchemaTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Typed USER = Typed.in(Path.of(""));

    static Stream<String> kinds() {
        return StreamSupport.stream(new SchemaKinds().spliterator(), false);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void the_schema_that_ships_is_the_one_that_files_are_checked_by(String kind) {
        var printed = USER.run("schema", kind);

        assertThat(printed.code()).isZero();
        assertThat(printed.err()).isEmpty();
        Golden.assertText(Path.of("docs", "schema", kind + ".json"), printed.out());
    }

    static List<Arguments> files() throws IOException {
        var files = new ArrayList<Arguments>();
        files.add(Arguments.of("config", Path.of("outcrop.yaml")));
        var resources = Path.of("src/main/resources/dev/outcrop/cli/init");
        files.add(Arguments.of("config", resources.resolve("outcrop.yaml")));
        files.add(Arguments.of("conversation", resources.resolve("plans-a-day.yaml")));
        files.add(Arguments.of("prompt", resources.resolve("guide.md")));
        for (var folder :
                Map.of("conversation", "conversations", "prompt", "prompts").entrySet()) {
            try (var found = Files.newDirectoryStream(Path.of(folder.getValue()), "*.{yaml,md}")) {
                found.forEach(file -> files.add(Arguments.of(folder.getKey(), file)));
            }
        }
        try (var recordings = Files.walk(Path.of("conversations", "recordings"))) {
            recordings.filter(Files::isRegularFile).forEach(file -> files.add(Arguments.of("recording", file)));
        }
        return files;
    }

    /** An editor must not complain of what the program takes. */
    @ParameterizedTest
    @MethodSource("files")
    void the_files_of_the_project_fit_it(String kind, Path file) throws IOException {
        var schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(JSON.<JsonNode>valueToTree(SchemaKinds.schema(kind)));
        var text = Files.readString(file);
        var yaml = text.startsWith("---\n") ? text.substring(4, text.indexOf("\n---\n")) : text;

        var root = YamlFile.parse(yaml, file.toString(), 1, fault -> {
            throw new AssertionError(fault);
        });

        assertThat(schema.validate(JSON.valueToTree(root.value()))).isEmpty();
    }

    @Test
    void a_kind_that_there_is_not_is_refused_with_those_that_there_are() {
        assertThat(USER.run("schema", "promt")).isEqualTo(new Typed.Result(2, "", """
                        "promt" is not a kind of file.
                        Did you mean "prompt"? Use one of [config, conversation, prompt, recording, rules].
                        """));
    }
}
