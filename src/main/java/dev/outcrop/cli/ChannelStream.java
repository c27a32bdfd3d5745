package dev.outcrop.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A stream that remembers why it failed, which a print stream around it keeps to itself. Thread-safe. */
final class ChannelStream extends FilterOutputStream {

    private volatile @Nullable IOException failure;

    ChannelStream(OutputStream stream) {
        super(stream);
    }

    @Override
    public void write(int single) throws IOException {
        remembering(() -> out.write(single));
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        remembering(() -> out.write(bytes, offset, length));
    }

    @Override
    public void flush() throws IOException {
        remembering(out::flush);
    }

    /** The first failure; empty where everything was taken. */
    Optional<IOException> failure() {
        return Optional.ofNullable(failure);
    }

    private void remembering(Deed deed) throws IOException {
        try {
            deed.run();
        } catch (IOException e) {
            if (failure == null) {
                failure = e;
            }
            throw e;
        }
    }

    private interface Deed {
        void run() throws IOException;
    }
}
