package dev.outcrop.session;

import dev.outcrop.store.Database;
import dev.outcrop.store.Row;
import dev.outcrop.store.Transaction;
import dev.outcrop.usage.Usage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What lists and transcripts read of stored talks. Thread-safe. */
record Archive(Database database) {

    /** Turns of one talk in a transcript, the latest; some hundred megabytes at the very worst. */
    static final int MOST_TURNS = 10_000;

    /** Talks of one id: assistants of a project. */
    static final int MOST_ASSISTANTS = 1_000;

    List<SessionSummary> list(int limit) {
        return database.read(transaction -> transaction.query("session/latest", Shelf::of, limit).stream()
                .map(shelf -> summary(transaction, shelf))
                .toList());
    }

    List<Transcript> find(String id) {
        return database.read(transaction -> transaction.query("session/named", Shelf::of, id, MOST_ASSISTANTS).stream()
                .map(shelf -> transcript(transaction, shelf))
                .toList());
    }

    private static SessionSummary summary(Transaction transaction, Shelf shelf) {
        var usages = transaction.query("turn/usage", TurnColumns::usage, shelf.session());
        return new SessionSummary(
                shelf.name(),
                shelf.assistant(),
                usages.size(),
                shelf.begun(),
                shelf.lastTurn(),
                usages.stream().reduce(Usage.NONE, Usage::plus));
    }

    private static Transcript transcript(Transaction transaction, Shelf shelf) {
        var turns = new ArrayList<>(transaction.query("turn/latest", TurnColumns::turn, shelf.session(), MOST_TURNS));
        Collections.reverse(turns);
        return new Transcript(summary(transaction, shelf), turns);
    }

    /** Where a talk stands. */
    private record Shelf(long session, String assistant, String name, Instant begun, Instant lastTurn) {

        static Shelf of(Row row) {
            return new Shelf(
                    row.number("id"),
                    row.text("assistant"),
                    row.text("name"),
                    Instant.ofEpochMilli(row.number("begun")),
                    Instant.ofEpochMilli(row.number("last_turn")));
        }
    }
}
