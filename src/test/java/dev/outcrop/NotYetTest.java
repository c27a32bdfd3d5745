package dev.outcrop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outcrop.error.OutcropException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What outcrop.yaml may already say and this release cannot do is refused, never done otherwise. */
final class NotYetTest {

    private static final String REST = """
            models: { fast: { id: us.amazon.nova-lite-v1:0 } }
            assistants: { poet: { prompt: poet, model: fast } }
            """;

    @TempDir
    private Path project;

    @Test
    void a_database_elsewhere_is_refused_and_its_address_is_no_path() throws IOException {
        try (var outcrop = open("sessions: { store: \"jdbc:postgresql://ada:secret@localhost/talks\" }\n")) {
            assertThatThrownBy(() -> outcrop.session("poet", "s1").say("hello"))
                    .isInstanceOf(OutcropException.class)
                    .hasToString(
                            "dev.outcrop.error.OutcropException: The store under sessions: is a jdbc: address, and talks"
                                    + " can only be kept in a file yet.\nWrite a path, such as .outcrop/outcrop.db.");
        }
        try (var files = Files.list(project)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("outcrop.yaml", "prompts");
        }
    }

    private Outcrop open(String lines) throws IOException {
        Files.createDirectories(project.resolve("prompts"));
        Files.writeString(project.resolve("prompts/poet.md"), "You are a poet.\n");
        Files.writeString(project.resolve("outcrop.yaml"), lines + REST);
        return Outcrop.open(project);
    }
}
