package dev.outcrop.bedrock.body;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Ids for calls of tools where the provider gives none: {@code tooluse_} and 22 characters.
 *
 * <p>Made of all that was asked before, so that the same answer to the same request gets the same id, and no other does.
 */
final class ToolUseIds {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final int LENGTH = 22;

    private final String asked;
    private int count;

    ToolUseIds(JsonNode converse) {
        this.asked = converse.path("messages").toString();
    }

    String next() {
        return "tooluse_" + letters(asked + "#" + count++, LENGTH);
    }

    /** Letters and digits that stand for a text, at most 32. */
    static String letters(String text, int count) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            var letters = new StringBuilder();
            for (var i = 0; i < count; i++) {
                letters.append(ALPHABET.charAt(Byte.toUnsignedInt(digest[i]) % ALPHABET.length()));
            }
            return letters.toString();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
