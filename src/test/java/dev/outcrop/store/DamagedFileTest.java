package dev.outcrop.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.outcrop.error.ErrorKind;
import dev.outcrop.error.OutcropException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DamagedFileTest {

    private static final String RESTORE =
            "Restore the file from a backup, save what is left with sqlite3's .recover, or"
                    + " move it away to begin with an empty one.";

    private static final String MAKE_WRITABLE =
            "Make the file and its folder writable, or name another file under sessions: store: in outcrop.yaml.";

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("outcrop.db");
    }

    @Test
    void damage_is_found_when_the_last_use_did_not_end_properly() throws IOException {
        fill();
        leaveUnfinished();
        overwrite(3 * 4096, 4096);

        var before = Files.readAllBytes(file);
        var log = Files.readAllBytes(folder.resolve("outcrop.db-wal"));

        assertRefused(
                () -> Pebbles.open(file),
                file + ": The database is damaged: *** in database main ***\n"
                        + "Tree 2 page 4: btreeInitPage() returns error code 11\n" + RESTORE);
        assertThat(file).hasBinaryContent(before);
        assertThat(folder.resolve("outcrop.db-wal")).hasBinaryContent(log);
    }

    @Test
    void an_unfinished_use_without_damage_loses_nothing() throws IOException {
        fill();
        leaveUnfinished();

        try (var database = Pebbles.open(file)) {
            assertThat(Pebbles.all(database)).hasSize(1001).endsWith("1001 last");
        }
    }

    @Test
    void damage_is_reported_by_the_read_that_meets_it() throws IOException {
        fill();
        overwrite(3 * 4096, 4096);

        try (var database = Pebbles.open(file)) {
            assertRefused(
                    () -> Pebbles.all(database),
                    file + ": The database is damaged: database disk image is malformed\n" + RESTORE);
        }
    }

    @Test
    void a_truncated_file_is_refused_and_left_as_it_is() throws IOException {
        fill();
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(channel.size() / 2);
        }
        var before = Files.readAllBytes(file);

        assertRefused(
                () -> Pebbles.open(file),
                file + ": The database is damaged: database disk image is malformed\n" + RESTORE);
        assertThat(file).hasBinaryContent(before);
    }

    @Test
    void a_file_that_is_no_database_is_refused_and_left_as_it_is() throws IOException {
        var text = "Dear diary, this is not a database, and it is longer than a header. ".repeat(20);
        Files.writeString(file, text);

        assertRefused(
                () -> Pebbles.open(file),
                file
                        + ": The file is not a SQLite database.\nRestore the file from a backup, move it away to begin with"
                        + " an empty one, or name another file under sessions: store: in outcrop.yaml.");
        assertThat(file).hasContent(text);
    }

    @Test
    void an_empty_file_is_an_empty_database() throws IOException {
        Files.createFile(file);

        try (var database = Pebbles.open(file)) {
            assertThat(Pebbles.all(database)).containsExactly("1 grey");
        }
    }

    @Test
    void a_folder_in_its_place_is_refused() throws IOException {
        Files.createDirectory(file);

        assertRefused(
                () -> Pebbles.open(file),
                file + ": There is a folder where the database file should be.\n"
                        + "Move the folder away, or name another file under sessions: store: in outcrop.yaml.");
    }

    @Test
    void a_file_in_the_place_of_its_folder_is_refused() throws IOException {
        var inTheWay = Files.createFile(folder.resolve(".outcrop"));
        var inside = inTheWay.resolve("outcrop.db");

        assertRefused(
                () -> Pebbles.open(inside),
                inside + ": There is a file where its folder should be: " + inTheWay
                        + "\nMove that file away, or name another file under sessions: store: in outcrop.yaml.");
    }

    @Test
    void a_file_that_cannot_be_written_is_refused() throws IOException {
        fill();
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
        assumeFalse(Files.isWritable(file), "permissions do not bind this user");

        assertRefused(() -> Pebbles.open(file), file + ": The file cannot be written.\n" + MAKE_WRITABLE);
    }

    @Test
    void a_file_in_a_folder_that_cannot_be_written_is_refused() throws IOException {
        fill();
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-xr-x"));
        try {
            assumeFalse(Files.isWritable(folder), "permissions do not bind this user");

            assertThatThrownBy(() -> Pebbles.open(file))
                    .isInstanceOf(OutcropException.class)
                    .hasMessageStartingWith(file + ": The database cannot be opened for writing: ")
                    .hasMessageEndingWith("\n" + MAKE_WRITABLE);
        } finally {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    /** Nobody, root included, may create files in Linux's own file systems. */
    @Test
    void a_folder_in_which_nothing_can_be_created_is_refused() {
        var nowhere = Path.of("/proc/outcrop-test/outcrop.db");
        assumeFalse(Files.notExists(Path.of("/proc/self")), "there is no /proc here");

        assertThatThrownBy(() -> Pebbles.open(nowhere))
                .isInstanceOfSatisfying(
                        OutcropException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.STORE))
                .hasMessageStartingWith(nowhere + ": The database cannot be created: ")
                .hasMessageEndingWith("\n" + MAKE_WRITABLE);
    }

    @Test
    void a_full_disk_ends_the_write_and_loses_nothing_that_was_kept() {
        try (var database = Pebbles.open(file)) {
            database.write(transaction -> {
                // As full as SQLite can be made without filling a disk: the same result code.
                ((OpenConnection) transaction).ask("PRAGMA max_page_count = 6");
                return true;
            });

            assertRefused(
                    () -> {
                        for (int n = 2; n < 1000; n++) {
                            Pebbles.append(database, n, "blue".repeat(500));
                        }
                    },
                    file + ": There is no space left for the database.\n"
                            + "Free space on the disk and run it again; what was kept before is safe.");
            assertThat(Pebbles.all(database)).hasSizeGreaterThan(2);

            database.write(transaction -> ((OpenConnection) transaction).ask("PRAGMA max_page_count = 1000"));
            assertThatCode(() -> Pebbles.append(database, 1000, "green")).doesNotThrowAnyException();
        }
        assertThatCode(() -> Pebbles.open(file).close()).doesNotThrowAnyException();
    }

    private static void assertRefused(ThrowingCallable deed, String message) {
        assertThatThrownBy(deed)
                .isInstanceOfSatisfying(
                        OutcropException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.STORE))
                .hasMessage(message);
    }

    /** A thousand pebbles on some twenty pages. */
    private void fill() {
        try (var database = Pebbles.open(file)) {
            database.write(transaction -> {
                for (int n = 2; n <= 1000; n++) {
                    transaction.update("pebble/append", n, "colour number " + n + " ".repeat(50));
                }
                return true;
            });
        }
    }

    /** Puts files in place as a process that is killed leaves them, with the last write only in the log. */
    private void leaveUnfinished() throws IOException {
        var kept = folder.resolve("kept");
        Files.createDirectory(kept);
        try (var database = Pebbles.open(file)) {
            Pebbles.append(database, 1001, "last");
            for (var name : new String[] {"outcrop.db", "outcrop.db-wal"}) {
                Files.copy(folder.resolve(name), kept.resolve(name));
            }
        }
        file = kept.resolve("outcrop.db");
        folder = kept;
    }

    private void overwrite(long from, int count) throws IOException {
        try (var open = new RandomAccessFile(file.toFile(), "rw")) {
            open.seek(from);
            open.write("?".repeat(count).getBytes(StandardCharsets.US_ASCII));
        }
    }
}
