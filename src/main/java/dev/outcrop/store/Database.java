package dev.outcrop.store;

import java.nio.file.Path;

/** The embedded SQLite database: WAL, synchronous=FULL, one writer with group commit. Thread-safe. */
public final class Database implements AutoCloseable {

    private Database() {}

    /**
     * Opens or creates the file, checks it, and brings its tables up to date.
     *
     * @throws dev.outcrop.error.OutcropException of kind store: not writable, corrupt, not a database, from a newer release
     */
    public static Database open(Path file) {
        throw new UnsupportedOperationException("store");
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException("store");
    }
}
