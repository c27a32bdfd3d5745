package dev.outcrop.bedrock;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * What Bedrock accepts as request metadata, which its invocation log shows with a call.
 *
 * <p>Source: bedrock-runtime service model, RequestMetadata: at most 16 entries, keys and values of at most 256 characters.
 */
public final class RequestMetadata {

    /** The key under which a call names its run, conversation and turn. */
    public static final String TURN = "outcrop-turn";

    /** The header that carries request metadata, as a JSON object, for InvokeModel and its stream. */
    public static final String HEADER = "X-Amzn-Bedrock-Request-Metadata";

    /** The longest key or value, in characters. */
    public static final int MAX_LENGTH = 256;

    /** The most entries that a request may carry. */
    public static final int MAX_ENTRIES = 16;

    /** Bedrock writes {@code ,-.} in its pattern, which is the same three characters. */
    private static final Pattern VALUE = Pattern.compile("[a-zA-Z0-9\\s:_@$#=/+,.-]{0," + MAX_LENGTH + "}");

    private static final Pattern FOREIGN = Pattern.compile("[^a-zA-Z0-9 :_@$#=/+,.-]");
    private static final int MARK_DIGITS = 12;

    private RequestMetadata() {}

    /** Whether Bedrock accepts the text as a value; a key must not be empty besides. */
    public static boolean accepts(String value) {
        return VALUE.matcher(value).matches();
    }

    /**
     * The text as a value that Bedrock accepts: itself where it is one.
     *
     * <p>Otherwise foreign characters become {@code -}, a long text is cut, and {@code #} with 12 hex digits of the SHA-256 of
     * the whole text follows, so that different texts stay different.
     */
    public static String clean(String value) {
        if (accepts(value)) {
            return value;
        }
        var plain = FOREIGN.matcher(value).replaceAll("-");
        var room = MAX_LENGTH - MARK_DIGITS - 1;
        return (plain.length() > room ? plain.substring(0, room) : plain) + "#" + markOf(value);
    }

    private static String markOf(String value) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, MARK_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
