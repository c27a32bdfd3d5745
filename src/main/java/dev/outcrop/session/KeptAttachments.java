package dev.outcrop.session;

import dev.outcrop.store.Transaction;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The bytes of attachments of one stored talk, each read once. */
final class KeptAttachments {

    private final Transaction transaction;
    private final long session;
    private final Map<String, String> read = new HashMap<>();

    KeptAttachments(Transaction transaction, long session) {
        this.transaction = transaction;
        this.session = session;
    }

    /** Null where the talk no longer keeps them. */
    @Nullable
    String base64(String hash) {
        var known = read.get(hash);
        if (known != null) {
            return known;
        }
        var found = transaction.query("attachment/of", row -> row.text("base64"), session, hash).stream()
                .findFirst();
        found.ifPresent(base64 -> read.put(hash, base64));
        return found.orElse(null);
    }
}
