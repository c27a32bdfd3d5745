package dev.outcrop.attachment;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.Content;
import dev.langchain4j.data.message.ImageContent;
import dev.langchain4j.data.message.PdfFileContent;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Takes the bytes of attachments out of messages that are kept, and puts them back: a picture that is talked about for
 * twenty turns is kept once. Not thread-safe.
 */
public final class Stowage {

    private static final String HASH = "sha256=";

    private final Map<String, String> kept = new LinkedHashMap<>();

    /** The message without bytes; {@link #kept} has them afterwards. */
    public ChatMessage stow(ChatMessage message) {
        return Contents.replace(message, this::stow);
    }

    private Content stow(Content content) {
        return Carried.by(content).map(this::stow).orElse(content);
    }

    private Content stow(Carried carried) {
        var hash = hash(carried.base64());
        kept.put(hash, carried.base64());
        return carried.stowed(hash);
    }

    /** What was taken out of messages: Base64 by its hash, the newest last. */
    public Map<String, String> kept() {
        return kept;
    }

    /**
     * A message that was stowed, as it was.
     *
     * @param kept the Base64 by its hash; null where it is no longer kept, then a line of text stands in its place
     */
    public static ChatMessage fetch(ChatMessage message, Function<String, @Nullable String> kept) {
        return Contents.replace(message, content -> fetch(content, kept));
    }

    private static Content fetch(Content content, Function<String, @Nullable String> kept) {
        var address = address(content).filter(found -> Carried.SCHEME.equals(found.getScheme()));
        var query = address.map(URI::getQuery).orElse("");
        if (address.isEmpty() || !query.startsWith(HASH)) {
            return content;
        }
        var name = address.get().getPath().substring(1);
        var base64 = kept.apply(query.substring(HASH.length()));
        return base64 == null ? Allowance.note(name) : new Carried(name, mediaType(content), base64).content();
    }

    private static Optional<URI> address(Content content) {
        if (content instanceof ImageContent picture) {
            return Optional.ofNullable(picture.image().url());
        }
        return content instanceof PdfFileContent document
                ? Optional.ofNullable(document.pdfFile().url())
                : Optional.empty();
    }

    private static String mediaType(Content content) {
        return content instanceof ImageContent picture
                ? picture.image().mimeType()
                : ((PdfFileContent) content).pdfFile().mimeType();
    }

    private static String hash(String base64) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(base64.getBytes(StandardCharsets.ISO_8859_1));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
