package dev.outcrop.store;

import java.nio.file.Path;
import java.util.List;

/** A small database to test the store with: a table of numbered pebbles, the first of them grey. */
final class Pebbles {

    static final Migrations TABLES = new Migrations(List.of("migration/first"));

    private Pebbles() {}

    static Database open(Path file) {
        return Database.open(new SqliteFile(file, Database.PATIENCE), TABLES);
    }

    static void append(Database database, long n, String colour) {
        database.write(transaction -> transaction.update("pebble/append", n, colour));
    }

    /** Each pebble as its number and colour. */
    static List<String> all(Database database) {
        return database.read(Pebbles::all);
    }

    static List<String> all(Transaction transaction) {
        return transaction.query(
                "pebble/all",
                row -> row.number("n") + " " + row.textIfAny("colour").orElse("without colour"));
    }
}
