package dev.outcrop.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outcrop.error.ErrorKind;
import dev.outcrop.error.OutcropException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MigrationsTest {

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("outcrop.db");
    }

    @Test
    void a_file_of_an_older_release_is_brought_up_to_date_and_keeps_its_rows() throws SQLException {
        open("migration/first");

        open("migration/first", "migration/second");

        assertThat(ask("SELECT colour || ' ' || grams FROM pebble")).isEqualTo("grey 12");
        assertThat(ask("PRAGMA user_version")).isEqualTo("2");
    }

    @Test
    void a_file_that_is_up_to_date_is_left_alone() throws SQLException {
        open("migration/first");
        open("migration/first");

        assertThat(ask("SELECT count(*) FROM pebble")).isEqualTo("1");
    }

    @Test
    void a_step_that_fails_leaves_the_file_as_it_was() throws SQLException {
        open("migration/first");

        assertThatThrownBy(() -> open("migration/first", "migration/second", "migration/broken"))
                .isInstanceOf(OutcropException.class)
                .hasMessage(file + ": The database refused a statement: no such table: no_such_table");

        assertThat(ask("PRAGMA user_version")).isEqualTo("1");
        assertThat(ask("SELECT sql FROM sqlite_master")).doesNotContain("grams");
        assertThat(ask("SELECT colour FROM pebble")).isEqualTo("grey");
    }

    @Test
    void a_file_of_a_newer_release_is_refused_and_left_as_it_is() throws IOException {
        open("migration/first", "migration/second");
        var before = Files.readAllBytes(file);

        assertThatThrownBy(() -> open("migration/first"))
                .isInstanceOfSatisfying(
                        OutcropException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.STORE))
                .hasMessage(file + ": The file was written by a newer release: its tables are of version 2, and this"
                        + " release knows versions up to 1.\n"
                        + "Update Outcrop, or name another file under sessions: store: in outcrop.yaml.");

        assertThat(file).hasBinaryContent(before);
    }

    @Test
    void the_database_of_another_program_is_refused_and_left_as_it_is() throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            statement.executeUpdate("CREATE TABLE contact (name TEXT)");
        }
        var before = Files.readAllBytes(file);

        assertThatThrownBy(() -> open("migration/first"))
                .isInstanceOfSatisfying(
                        OutcropException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.STORE))
                .hasMessage(file + ": The file is the database of another program.\n"
                        + "Choose a file of its own: name another file under sessions: store: in outcrop.yaml.");

        assertThat(file).hasBinaryContent(before);
    }

    @Test
    void the_tables_of_this_release_can_be_made() throws SQLException {
        Database.open(file).close();

        assertThat(ask(
                        "SELECT group_concat(name) FROM (SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT"
                                + " LIKE 'sqlite_%' ORDER BY name)"))
                .isEqualTo("attachment,message,session,turn");
        assertThat(ask("PRAGMA user_version"))
                .isEqualTo(String.valueOf(Migrations.ALL.names().size()));
        assertThat(ask("PRAGMA journal_mode")).isEqualTo("wal");
    }

    private void open(String... migrations) {
        Database.open(new SqliteFile(file, Database.PATIENCE), new Migrations(List.of(migrations)))
                .close();
    }

    private String ask(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
