package dev.outcrop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Results that do not arrive where they were sent. */
final class DeliveryTest {

    private static final String FULL = """
            The results could not be written to stdout: No space left on device.
            Send them where there is room, and run the command again.
            """;

    @TempDir
    Path folder;

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void results_that_are_lost_are_a_failure() {
        ProjectFolder.in(folder);

        assertThat(run("No space left on device", "prompt", "list")).isEqualTo(3);
        assertThat(err).hasToString(FULL);
    }

    @Test
    void a_version_that_is_lost_is_a_failure_too() {
        assertThat(run("No space left on device", "--version")).isEqualTo(3);
        assertThat(err).hasToString(FULL);
    }

    @Test
    void a_failure_of_the_command_itself_stays_what_it_is() {
        assertThat(run("No space left on device", "prompt", "list")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("There is no outcrop.yaml in " + folder + ".\n");
    }

    /** As head does. */
    @Test
    void a_reader_that_has_seen_enough_is_no_failure() {
        ProjectFolder.in(folder);

        assertThat(run("Broken pipe", "prompt", "list")).isZero();
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    private int run(String reason, String... args) {
        var closed = new OutputStream() {
            @Override
            public void write(int single) throws IOException {
                throw new IOException(reason);
            }
        };
        var terminal = Terminal.on(InputStream.nullInputStream(), closed, err, Set.of(), Map.of());
        return OutcropCommand.run(new Caller(terminal, folder, Map.of()), args);
    }
}
