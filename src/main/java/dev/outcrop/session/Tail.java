package dev.outcrop.session;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ChatMessageDeserializer;
import dev.outcrop.attachment.Stowage;
import dev.outcrop.store.Row;
import dev.outcrop.store.Transaction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The end of a stored talk, read backwards so that the length of the talk does not matter. */
final class Tail {

    private Tail() {}

    /**
     * The newest turns, newest first, each with its messages in order.
     *
     * @param most messages in all; a turn that would be cut by this bound is left out, but the newest is always there
     */
    static List<List<ChatMessage>> read(Transaction transaction, long session, int most) {
        var rows = transaction.query("message/latest", MessageRow::of, session, most);
        if (rows.isEmpty()) {
            return List.of();
        }
        var oldest = rows.get(rows.size() - 1);
        if (oldest.n() > 1) {
            rows.removeIf(row -> row.seq() == oldest.seq());
        }
        if (rows.isEmpty()) {
            rows = transaction.query("message/of-turn", MessageRow::of, session, oldest.seq());
        }
        return byTurn(rows, new KeptAttachments(transaction, session));
    }

    private static List<List<ChatMessage>> byTurn(List<MessageRow> newestFirst, KeptAttachments attachments) {
        Map<Long, List<ChatMessage>> turns = new LinkedHashMap<>();
        for (var row : newestFirst) {
            turns.computeIfAbsent(row.seq(), seq -> new ArrayList<>())
                    .add(0, Stowage.fetch(ChatMessageDeserializer.messageFromJson(row.json()), attachments::base64));
        }
        return List.copyOf(turns.values());
    }

    private record MessageRow(long seq, long n, String json) {

        static MessageRow of(Row row) {
            return new MessageRow(row.number("seq"), row.number("n"), row.text("json"));
        }
    }
}
