package dev.outcrop.attachment;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.Content;
import dev.langchain4j.data.message.TextContent;
import java.util.ArrayList;
import java.util.List;

/**
 * Which attachments of a talk are sent again: the newest ones that one request may have, see {@link Limits}.
 *
 * <p>A line of text stands in place of each older one, so that the model knows that there was one. Not thread-safe.
 */
public final class Allowance {

    private int pictures = Limits.PICTURES;
    private int documents = Limits.DOCUMENTS;
    private long bytes = Limits.TOTAL;

    /** The messages as they may be sent; the same list where nothing is left out. */
    public static List<ChatMessage> newest(List<ChatMessage> messages) {
        return new Allowance().of(messages);
    }

    /** The same for messages that stand before those that were asked about already. */
    public List<ChatMessage> of(List<ChatMessage> messages) {
        var all = new ArrayList<>(messages);
        var changed = false;
        for (var at = all.size() - 1; at >= 0; at--) {
            var message = all.get(at);
            all.set(at, Contents.replace(message, this::take));
            changed |= all.get(at) != message;
        }
        return changed ? all : messages;
    }

    private Content take(Content content) {
        return Carried.by(content)
                .filter(carried -> !takes(carried))
                .<Content>map(carried -> note(carried.name()))
                .orElse(content);
    }

    private boolean takes(Carried carried) {
        var room = (carried.isPicture() ? pictures : documents) > 0 && carried.size() <= bytes;
        if (!room) {
            // Nothing older either: a talk with gaps in it would be harder to follow than one that begins later.
            pictures = carried.isPicture() ? 0 : pictures;
            documents = carried.isPicture() ? documents : 0;
            return false;
        }
        pictures -= carried.isPicture() ? 1 : 0;
        documents -= carried.isPicture() ? 0 : 1;
        bytes -= carried.size();
        return true;
    }

    /** What stands where an attachment was. */
    static TextContent note(String name) {
        return TextContent.from("[\"" + name + "\" was attached here and is no longer shown]");
    }
}
