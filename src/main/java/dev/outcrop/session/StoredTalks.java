package dev.outcrop.session;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ChatMessageSerializer;
import dev.outcrop.attachment.Limits;
import dev.outcrop.attachment.Stowage;
import dev.outcrop.error.ErrorKind;
import dev.outcrop.error.OutcropException;
import dev.outcrop.store.Database;
import dev.outcrop.store.Transaction;
import java.util.List;
import java.util.Map;

/** The talks in the database: each turn is appended, and only the end of a talk is read back. Thread-safe. */
record StoredTalks(Database database) {

    /** Characters of Base64 that a talk keeps of its attachments: what one request may have. */
    private static final long MAX_BASE64 = Limits.TOTAL / 3 * 4L;

    /**
     * Where a talk stood when it was read: whoever appends says so, and is refused when it has moved on.
     *
     * @param session the number of its row; 0 for a talk that is not there yet
     * @param turns the number of its last turn
     */
    record Mark(long session, long version, long turns) {

        static final Mark NEW = new Mark(0, 0, 0);
    }

    /**
     * The end of a talk.
     *
     * @param turns the messages of each turn, the newest turn first, every turn whole
     */
    record Recollection(Mark mark, List<List<ChatMessage>> turns) {
        Recollection {
            turns = List.copyOf(turns);
        }
    }

    /** The newest turns with at most so many messages between them, and the newest one in any case. */
    Recollection recall(SessionKey key, int messages) {
        return database.read(transaction -> {
            var mark = find(transaction, key);
            return new Recollection(
                    mark, mark.session() == 0 ? List.of() : Tail.read(transaction, mark.session(), messages));
        });
    }

    /**
     * Appends a turn after the mark.
     *
     * @throws OutcropException of kind store when another process has moved the talk on; nothing is appended then
     */
    void append(SessionKey key, Mark mark, KeptTurn turn) {
        var stowage = new Stowage();
        var messages = turn.messages().stream()
                .map(stowage::stow)
                .map(ChatMessageSerializer::messageToJson)
                .toList();
        var seq = mark.turns() + 1;
        database.write(transaction -> {
            var session = hold(transaction, key, mark, turn.at().toEpochMilli());
            transaction.update("turn/append", TurnColumns.of(session, seq, turn));
            for (int n = 0; n < messages.size(); n++) {
                transaction.update("message/append", session, seq, n + 1, messages.get(n));
            }
            keep(transaction, session, seq, stowage.kept());
            return seq;
        });
    }

    /** The bytes that the turn's messages show, in place of the oldest that can no longer be sent again with them. */
    private static void keep(Transaction transaction, long session, long seq, Map<String, String> attachments) {
        attachments.forEach(
                (hash, base64) -> transaction.update("attachment/keep", session, hash, seq, base64.length(), base64));
        if (!attachments.isEmpty()) {
            transaction.update("attachment/prune", session, session, MAX_BASE64);
        }
    }

    /** Takes out the last turn; a talk without turns is gone. */
    boolean undo(SessionKey key) {
        return database.write(transaction -> {
            var mark = find(transaction, key);
            if (mark.session() == 0) {
                return false;
            }
            if (mark.turns() == 1) {
                return transaction.update("session/delete", mark.session()) == 1;
            }
            transaction.update("turn/delete", mark.session(), mark.turns());
            return transaction.update("session/go-back", mark.session()) == 1;
        });
    }

    /** Takes out a talk with all its turns. */
    boolean delete(SessionKey key) {
        return database.write(transaction -> {
            var mark = find(transaction, key);
            return mark.session() != 0 && transaction.update("session/delete", mark.session()) == 1;
        });
    }

    private static Mark find(Transaction transaction, SessionKey key) {
        return transaction
                .query(
                        "session/find",
                        row -> new Mark(row.number("id"), row.number("version"), row.number("seq")),
                        key.assistant(),
                        key.id())
                .stream()
                .findFirst()
                .orElse(Mark.NEW);
    }

    /** Makes sure that the talk is as it was read, and that nobody else can say so. */
    private static long hold(Transaction transaction, SessionKey key, Mark mark, long at) {
        if (mark.session() == 0) {
            var begun = transaction.update("session/begin", key.assistant(), key.id(), at, at);
            if (begun == 1) {
                return find(transaction, key).session();
            }
        } else if (transaction.update("session/continue", at, mark.session(), mark.version()) == 1) {
            return mark.session();
        }
        throw new OutcropException(
                ErrorKind.STORE,
                "Another process has changed " + key + " during this turn, so the turn was not kept.",
                "Ask again, or use another session.");
    }
}
