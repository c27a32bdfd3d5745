package dev.outcrop.recording;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.outcrop.config.YamlText;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What was asked, as far as the answer depends on it: the same whenever the same is asked. Immutable.
 *
 * <p>Keys are in alphabetical order; request metadata, which names the run, is left out; so is what {@link Redaction} takes
 * out; and of pictures and documents there is the digest alone.
 *
 * @param operation as the path ends, such as {@code converse-stream}
 */
record RecordedRequest(String operation, String model, JsonNode body) {

    private static final Pattern PATH = Pattern.compile("/model/(.+)/([a-z-]+)");
    private static final String METADATA = "requestMetadata";

    /** Texts of so many characters and more are digested where they are Base64. */
    private static final int LONG = 2_000;

    private static final Pattern BASE_64 = Pattern.compile("[A-Za-z0-9+/]+={0,2}");

    /** A request of the wire; empty where it asks no model, or not in JSON. */
    static Optional<RecordedRequest> of(String path, byte[] body, Redaction redaction) {
        var target = PATH.matcher(path);
        if (!target.matches()) {
            return Optional.empty();
        }
        return Json.object(body).map(json -> {
            json.remove(METADATA);
            var clean = redaction.json(digested(json));
            return new RecordedRequest(target.group(2), redaction.text(target.group(1)), Json.sorted(clean));
        });
    }

    private static JsonNode digested(JsonNode json) {
        if (json instanceof ObjectNode object) {
            for (var entry : object.properties()) {
                entry.setValue(digested(entry.getValue()));
            }
        } else if (json instanceof ArrayNode array) {
            for (var i = 0; i < array.size(); i++) {
                array.set(i, digested(array.get(i)));
            }
        } else if (json instanceof TextNode text && isAttachment(text.textValue())) {
            var content = text.textValue();
            return TextNode.valueOf("sha256:" + sha256(content) + " of " + content.length() + " characters of Base64");
        }
        return json;
    }

    private static boolean isAttachment(String text) {
        return text.length() >= LONG && BASE_64.matcher(text).matches();
    }

    /** What it is found by: 64 hex digits, the same for the same request. */
    String key() {
        return sha256(operation + "\n" + model + "\n" + new String(Json.bytes(body), StandardCharsets.UTF_8));
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** As recordings show it, to be compared line by line. */
    String text() {
        var values = new LinkedHashMap<String, Object>();
        values.put("operation", operation);
        values.put("model", model);
        values.put("request", Json.value(body));
        return YamlText.of(values);
    }
}
