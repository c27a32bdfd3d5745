package dev.outcrop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outcrop.error.CallException;
import dev.outcrop.error.ErrorKind;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ShownTextTest {

    private final CallException cut = new CallException(
            ErrorKind.STORE, "The turn was not kept.", "", new CallException.Trace(1, null, "one two", true), null);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Terminal terminal =
            Terminal.on(InputStream.nullInputStream(), out, OutputStream.nullOutputStream(), Set.of(), Map.of());

    @Test
    void what_was_received_before_a_failure_is_shown_once() {
        var whole = new ShownText(terminal, false);
        whole.accept("one ");
        whole.rescue(cut);
        whole.endLine();

        assertThat(out).hasToString("one two\n");
    }

    @Test
    void what_was_shown_as_it_came_is_not_shown_again() {
        var streamed = new ShownText(terminal, true);
        streamed.accept("one ");
        streamed.accept("two");
        streamed.rescue(cut);
        streamed.endLine();

        assertThat(out).hasToString("one two\n");
    }
}
