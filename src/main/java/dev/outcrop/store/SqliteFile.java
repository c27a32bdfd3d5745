package dev.outcrop.store;

import dev.outcrop.error.OutcropException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteJDBCLoader;

/**
 * The file of an embedded database, and how it is opened.
 *
 * <p>Nothing here opens the file but SQLite: its locks belong to the process, and closing any other handle on the same
 * file would drop them.
 *
 * @param patience how long a transaction waits while another process writes
 */
record SqliteFile(Path path, Duration patience) {

    private static final Duration MOST_PAUSE = Duration.ofMillis(10);

    Diagnosis diagnosis() {
        return new Diagnosis(path);
    }

    /** Creates the folder and the file where they are missing, and makes sure that they can be used. */
    void prepare() {
        createFolder();
        if (Files.isDirectory(path)) {
            throw diagnosis().folder();
        }
        createFile();
        if (!Files.isWritable(path)) {
            throw diagnosis().notWritable();
        }
    }

    /**
     * Whether the last use did not end properly, or has not ended yet.
     *
     * <p>The last connection that closes properly takes the write-ahead log away.
     */
    boolean isUnfinished() {
        var log = path.resolveSibling(path.getFileName() + "-wal");
        try {
            return Files.exists(log) && Files.size(log) > 0;
        } catch (IOException e) {
            throw diagnosis().of(e);
        }
    }

    /**
     * Looks through all pages of the database: about 60 ms for 100 MB.
     *
     * <p>By a connection that cannot write: any other would, when it closes, carry the log over into the damaged file.
     */
    void examine() {
        try (var connection = connectToRead()) {
            var finding = connection.ask("PRAGMA quick_check(1)");
            if (!finding.equals("ok")) {
                throw diagnosis().damaged(finding, null);
            }
        }
    }

    OpenConnection connect() {
        return connect(new SQLiteConfig());
    }

    /** A connection that cannot write. */
    OpenConnection connectToRead() {
        var config = new SQLiteConfig();
        config.setReadOnly(true);
        return connect(config);
    }

    /**
     * Has the file keep a write-ahead log from now on, where it does not yet.
     *
     * <p>Here SQLite refuses where it would otherwise wait: of two connections that begin it at once, each holds a lock that
     * the other needs (sqlite3_busy_handler, on deadlocks). So the waiting is done here, each for a time of its own.
     */
    void startLog(OpenConnection connection) {
        var begun = System.nanoTime();
        for (var started = false; !started; ) {
            try {
                connection.execute("PRAGMA journal_mode = WAL");
                started = true;
            } catch (OutcropException refused) {
                if (!Diagnosis.isLocked(refused) || System.nanoTime() - begun > patience.toNanos()) {
                    throw refused;
                }
                LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(MOST_PAUSE.toNanos()));
            }
        }
    }

    private OpenConnection connect(SQLiteConfig config) {
        loadDriver();
        config.setBusyTimeout(Math.toIntExact(patience.toMillis()));
        config.setSynchronous(SynchronousMode.FULL);
        config.enforceForeignKeys(true);
        try {
            return new OpenConnection(JDBC.createConnection(url(), config.toProperties()), diagnosis());
        } catch (SQLException e) {
            throw diagnosis().of(e);
        }
    }

    private void createFolder() {
        var folder = path.toAbsolutePath().getParent();
        if (folder == null || Files.isDirectory(folder)) {
            return;
        }
        try {
            Files.createDirectories(folder);
        } catch (FileAlreadyExistsException e) {
            throw diagnosis().noFolder(e.getFile());
        } catch (IOException e) {
            throw diagnosis().of(e);
        }
    }

    /**
     * Creates an empty file, which is an empty database.
     *
     * <p>Left to itself the driver tries whether the file could be created, by creating and deleting it: it may then
     * delete what another process has created in between (SQLiteConnection.open of sqlite-jdbc 3.54).
     */
    private void createFile() {
        if (Files.exists(path)) {
            return;
        }
        try {
            Files.createFile(path);
        } catch (FileAlreadyExistsException e) {
            // Another process was quicker, which is as good.
        } catch (IOException e) {
            throw diagnosis().of(e);
        }
    }

    /** As a URI, because the driver takes a question mark in a plain path for the start of settings. */
    private String url() {
        return "jdbc:sqlite:file:" + path.toAbsolutePath().toUri().getRawPath();
    }

    private void loadDriver() {
        NativeLibrary.ofThisUser().use();
        try {
            SQLiteJDBCLoader.initialize();
        } catch (Exception e) {
            throw diagnosis().noDriver(e);
        }
    }
}
