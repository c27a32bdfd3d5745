package dev.outcrop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RehearsalTest {

    @Test
    void every_command_of_it_works(@TempDir Path empty) throws IOException {
        var err = new ByteArrayOutputStream();
        var terminal = Terminal.on(
                InputStream.nullInputStream(), new ByteArrayOutputStream(), err, Set.of(), Map.of("NO_COLOR", "1"));

        var codes = Rehearsal.perform(empty.resolve("project"), terminal);

        assertThat(codes)
                .as(() -> err.toString(StandardCharsets.UTF_8))
                .hasSizeGreaterThan(5)
                .containsOnly(0);
    }
}
