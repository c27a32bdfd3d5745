package dev.outcrop.cli;

import dev.outcrop.error.ErrorKind;
import dev.outcrop.error.OutcropException;
import dev.outcrop.error.Reason;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The lines of a file or a pipe. */
final class PipedLines implements ChatLines {

    private final BufferedReader reader;

    PipedLines(InputStream in) {
        this.reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    }

    @Override
    public @Nullable String next() {
        try {
            return reader.readLine();
        } catch (IOException e) {
            throw new OutcropException(ErrorKind.MACHINE, "stdin cannot be read: " + Reason.of(e) + ".", "", e);
        }
    }

    @Override
    public void interruptibly(Runnable work) {
        work.run();
    }

    @Override
    public boolean edited() {
        return false;
    }

    @Override
    public void close() {
        // stdin is not ours to close.
    }
}
