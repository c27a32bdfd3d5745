package dev.outcrop.store;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The embedded SQLite database: WAL, synchronous=FULL, one writer with group commit. Thread-safe.
 *
 * <p>Several processes may have the same file open. What a write returned from is on the disk: killing the process, or
 * the machine losing power, does not undo it.
 */
public final class Database implements AutoCloseable {

    /** How long a transaction waits while another process writes. */
    static final Duration PATIENCE = Duration.ofSeconds(5);

    private final SqliteFile file;
    private final Writer writer;
    private final ReentrantLock reading = new ReentrantLock(true);
    private @Nullable OpenConnection reader;
    private boolean closed;

    private Database(SqliteFile file, Writer writer) {
        this.file = file;
        this.writer = writer;
    }

    /**
     * Opens or creates the file, checks it, and brings its tables up to date.
     *
     * <p>Folders that are missing are created. The content is examined only where the file was not closed properly the
     * last time; damage found later is reported by the read or write that meets it. A damaged file is never written to.
     *
     * @throws dev.outcrop.error.OutcropException of kind store: not writable, corrupt, not a database, from a newer release
     */
    public static Database open(Path file) {
        return open(new SqliteFile(file, PATIENCE), Migrations.ALL);
    }

    static Database open(SqliteFile file, Migrations migrations) {
        file.prepare();
        if (file.isUnfinished()) {
            file.examine();
        }
        var connection = file.connect();
        try {
            migrations.check(connection, file.diagnosis());
            file.startLog(connection);
            migrations.apply(connection);
        } catch (RuntimeException | Error e) {
            connection.close();
            throw e;
        }
        return new Database(file, new Writer(connection));
    }

    /** The file as it was given to {@link #open}. */
    public Path file() {
        return file.path();
    }

    /**
     * Does the work in one snapshot of the database, which later writes do not change.
     *
     * @throws dev.outcrop.error.OutcropException of kind store
     */
    public <T> T read(Work<T> work) {
        reading.lock();
        try {
            return reader().transact("BEGIN", work);
        } finally {
            reading.unlock();
        }
    }

    /**
     * Does the work in one transaction and returns once it is on the disk; works that wait share a transaction.
     *
     * <p>Work that throws changes nothing, and its exception comes back. An interrupt does not end the wait, because the
     * caller has to know whether its work was kept; the wait is bounded by what other processes take, 5 s a transaction.
     *
     * @throws dev.outcrop.error.OutcropException of kind store; nothing of this work was kept then
     */
    public <T> T write(Work<T> work) {
        return writer.write(work);
    }

    /** Ends what is being written, then frees the file. Closing twice does nothing. */
    @Override
    public void close() {
        writer.close();
        reading.lock();
        try {
            closed = true;
            if (reader != null) {
                reader.close();
                reader = null;
            }
        } finally {
            reading.unlock();
        }
    }

    private OpenConnection reader() {
        if (closed) {
            throw new IllegalStateException("The database was closed.");
        }
        if (reader == null) {
            reader = file.connect();
            reader.execute("PRAGMA query_only = ON");
        }
        return reader;
    }
}
