package dev.outcrop.bedrock.body;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;

/**
 * The talk before the user's last words, as Command R keeps it.
 *
 * <p>It holds words alone: calls of tools and their results have no place in the history, only in the round under way.
 */
final class CommandRHistory {

    private CommandRHistory() {}

    /** The index of the user's last message with words; the number of messages where there is none. */
    static int lastWordsAt(JsonNode messages) {
        for (var i = messages.size() - 1; i >= 0; i--) {
            var message = messages.path(i);
            if (message.path("role").asText().equals("user")
                    && !Blocks.text(message.path("content")).isEmpty()) {
                return i;
            }
        }
        return messages.size();
    }

    /** The first messages, as far as they are words. */
    static ArrayNode before(JsonNode messages, int end) {
        var history = BodyJson.array();
        for (var i = 0; i < end; i++) {
            var text = Blocks.text(messages.path(i).path("content"));
            if (!text.isEmpty()) {
                var role = messages.path(i).path("role").asText().equals("assistant") ? "CHATBOT" : "USER";
                history.addObject().put("role", role).put("message", text);
            }
        }
        return history;
    }

    static void read(JsonNode history, ArrayNode messages) {
        for (var entry : history) {
            var role = entry.path("role").asText().equals("CHATBOT") ? "assistant" : "user";
            messages.addObject()
                    .put("role", role)
                    .putArray("content")
                    .addObject()
                    .put("text", entry.path("message").asText());
        }
    }
}
