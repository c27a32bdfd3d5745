package dev.outcrop.conversation;

import org.jspecify.annotations.Nullable;

/** The rows of an open data file, read one at a time. Not thread-safe. */
interface Rows extends AutoCloseable {

    /** The most characters that a row may have: 1,048,576. */
    int MAX_ROW = 1 << 20;

    /**
     * The next row, or null after the last one.
     *
     * @throws dev.outcrop.error.OutcropException with the faults of a row; the one after it can still be read, unless the
     *     rest of the file cannot be told apart
     */
    @Nullable
    Row next();

    @Override
    void close();
}
