package dev.outcrop.model;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** An input that fails once more was read than it may hold. */
final class BoundedInput extends FilterInputStream {

    private long left;

    BoundedInput(InputStream in, long bytes) {
        super(in);
        left = bytes;
    }

    @Override
    public int read() throws IOException {
        var read = in.read();
        count(read < 0 ? 0 : 1);
        return read;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        var read = in.read(into, offset, length);
        count(Math.max(read, 0));
        return read;
    }

    private void count(int read) throws IOException {
        left -= read;
        if (left < 0) {
            throw new AnswerBound.Exceeded();
        }
    }
}
