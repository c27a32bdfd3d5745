package dev.outcrop.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outcrop.error.ErrorKind;
import dev.outcrop.error.OutcropException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
final class DatabaseTest {

    @TempDir
    Path folder;

    @Test
    void what_was_written_is_there_after_closing_and_opening() {
        var file = folder.resolve(".outcrop/deeper/outcrop.db");

        try (var database = Pebbles.open(file)) {
            Pebbles.append(database, 2, "blue");
            Pebbles.append(database, 3, null);
        }

        try (var database = Pebbles.open(file)) {
            assertThat(Pebbles.all(database)).containsExactly("1 grey", "2 blue", "3 without colour");
            assertThat(database.file()).isEqualTo(file);
        }
    }

    @Test
    void closing_leaves_one_file() {
        var database = Pebbles.open(folder.resolve("outcrop.db"));
        Pebbles.append(database, 2, "blue");
        Pebbles.all(database);

        database.close();
        database.close();

        assertThat(folder).isDirectoryContaining("glob:**outcrop.db").isDirectoryNotContaining("glob:**outcrop.db-*");
    }

    @Test
    void a_closed_database_says_so() {
        var database = Pebbles.open(folder.resolve("outcrop.db"));
        database.close();

        assertThatThrownBy(() -> Pebbles.append(database, 2, "blue"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The database was closed.");
        assertThatThrownBy(() -> Pebbles.all(database))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The database was closed.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"with space.db", "what?.db", "per%20cent.db", "hash#tag.db", "a&b=c;d.db", "ümlaut-東.db"})
    void any_file_name_will_do(String name) {
        try (var database = Pebbles.open(folder.resolve(name))) {
            Pebbles.append(database, 2, "blue");
        }

        assertThat(folder)
                .isDirectoryContaining(file -> file.getFileName().toString().equals(name));
        try (var database = Pebbles.open(folder.resolve(name))) {
            assertThat(Pebbles.all(database)).hasSize(2);
        }
    }

    @Test
    void work_that_throws_changes_nothing() {
        try (var database = Pebbles.open(folder.resolve("outcrop.db"))) {
            assertThatThrownBy(() -> database.write(transaction -> {
                        transaction.update("pebble/append", 2, "blue");
                        throw new IllegalStateException("second thoughts");
                    }))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("second thoughts");

            assertThat(Pebbles.all(database)).containsExactly("1 grey");
        }
    }

    @Test
    void a_read_sees_one_state_while_others_write() {
        try (var database = Pebbles.open(folder.resolve("outcrop.db"))) {
            var seen = database.read(transaction -> {
                var before = Pebbles.all(transaction);
                Pebbles.append(database, 2, "blue");
                return List.of(before, Pebbles.all(transaction));
            });

            assertThat(seen).containsExactly(List.of("1 grey"), List.of("1 grey"));
            assertThat(Pebbles.all(database)).hasSize(2);
        }
    }

    @Test
    void a_read_cannot_write() {
        try (var database = Pebbles.open(folder.resolve("outcrop.db"))) {
            assertThatThrownBy(() -> database.read(transaction -> transaction.update("pebble/append", 2, "blue")))
                    .isInstanceOf(OutcropException.class)
                    .hasMessageContaining("attempt to write a readonly database");
        }
    }

    @Test
    void writes_that_wait_share_one_transaction() throws Exception {
        var file = folder.resolve("outcrop.db");
        var committedBefore = ConcurrentHashMap.<Integer>newKeySet();
        try (var database = Pebbles.open(file);
                var other = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = other.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            var writers = startWaiting(
                    20,
                    n -> database.write(transaction -> {
                        committedBefore.add(Pebbles.all(database).size());
                        return transaction.update("pebble/append", n, "blue");
                    }));
            statement.execute("COMMIT");
            finish(writers);

            assertThat(Pebbles.all(database)).hasSize(21);
        }
        // The first may have been alone when the writer took it; all others waited for the same lock.
        assertThat(committedBefore).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void one_that_fails_does_not_take_the_others_down() throws Exception {
        var file = folder.resolve("outcrop.db");
        Set<String> failures = ConcurrentHashMap.newKeySet();
        try (var database = Pebbles.open(file);
                var other = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = other.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            var writers = startWaiting(20, n -> {
                try {
                    Pebbles.append(database, n == 7 ? 1 : n, "blue");
                } catch (OutcropException e) {
                    failures.add(n + " " + e.kind());
                }
            });
            statement.execute("COMMIT");
            finish(writers);

            assertThat(Pebbles.all(database)).hasSize(20).doesNotContain("7 blue");
        }
        assertThat(failures).containsExactly("7 store");
    }

    @Test
    void an_interrupted_writer_still_learns_that_its_work_was_kept() {
        try (var database = Pebbles.open(folder.resolve("outcrop.db"))) {
            Thread.currentThread().interrupt();

            Pebbles.append(database, 2, "blue");

            assertThat(Thread.interrupted()).isTrue();
            assertThat(Pebbles.all(database)).containsExactly("1 grey", "2 blue");
        }
    }

    @Test
    void a_lock_that_another_process_does_not_give_back_is_an_error_in_time() throws Exception {
        var file = folder.resolve("outcrop.db");
        try (var database = Database.open(new SqliteFile(file, Duration.ofMillis(50)), Pebbles.TABLES);
                var other = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = other.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");

            assertThatThrownBy(() -> Pebbles.append(database, 2, "blue"))
                    .isInstanceOfSatisfying(
                            OutcropException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.STORE))
                    .hasMessage(file + ": Another process keeps the database locked.\n"
                            + "End the process that holds it, or try again.");
        }
    }

    @Test
    void a_new_file_may_be_opened_by_several_at_once() throws Exception {
        for (int round = 0; round < 10; round++) {
            var file = folder.resolve("round" + round + "/outcrop.db");
            var pool = Executors.newFixedThreadPool(4);
            try {
                var opened = pool.invokeAll(IntStream.range(2, 6)
                        .<java.util.concurrent.Callable<Boolean>>mapToObj(n -> () -> {
                            try (var database = Pebbles.open(file)) {
                                Pebbles.append(database, n, "blue");
                                return true;
                            }
                        })
                        .toList());
                for (var each : opened) {
                    assertThat(each.get()).isTrue();
                }
            } finally {
                pool.shutdownNow();
            }

            try (var database = Pebbles.open(file)) {
                assertThat(Pebbles.all(database)).hasSize(5);
            }
        }
    }

    @Test
    void a_new_file_that_another_process_fills_is_waited_for() throws Exception {
        var file = folder.resolve("outcrop.db");
        try (var other = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = other.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            var opening = new FutureTask<>(() -> Pebbles.open(file));
            var opener = new Thread(opening);
            opener.start();
            while (opener.getState() != Thread.State.TIMED_WAITING && !opening.isDone()) {
                Thread.onSpinWait();
            }

            statement.execute("COMMIT");

            try (var database = opening.get()) {
                assertThat(Pebbles.all(database)).containsExactly("1 grey");
            }
        }
    }

    @Test
    void a_new_file_that_another_process_does_not_give_back_is_an_error_in_time() throws Exception {
        var file = folder.resolve("outcrop.db");
        try (var other = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = other.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");

            assertThatThrownBy(() -> Database.open(new SqliteFile(file, Duration.ofMillis(50)), Pebbles.TABLES))
                    .isInstanceOf(OutcropException.class)
                    .hasMessage(file + ": Another process keeps the database locked.\n"
                            + "End the process that holds it, or try again.");
        }
    }

    /** Starts threads numbered from 2 and returns when each of them waits. */
    private static List<Thread> startWaiting(int count, java.util.function.IntConsumer deed) {
        var threads = new ArrayList<Thread>();
        for (int n = 2; n < count + 2; n++) {
            var number = n;
            var thread = new Thread(() -> deed.accept(number));
            thread.start();
            threads.add(thread);
        }
        while (!threads.stream().allMatch(thread -> thread.getState() == Thread.State.WAITING)) {
            Thread.onSpinWait();
        }
        return threads;
    }

    private static void finish(List<Thread> threads) throws InterruptedException {
        for (var thread : threads) {
            thread.join();
        }
    }
}
