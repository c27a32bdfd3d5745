package dev.outcrop.recording;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Takes out of a recording what must not be in a repository: account ids in ARNs, access keys, bearer tokens, and the
 * secrets that this process itself was given. Immutable.
 *
 * <p>What is taken out leaves a text of the same length, so that it can also be taken out where a stream has cut it in two.
 * Headers, where signatures are, are not recorded in the first place.
 */
final class Redaction {

    private static final Pattern ACCOUNT =
            Pattern.compile("(?<=arn:[a-z0-9-]{0,32}:[a-z0-9-]{0,64}:[a-z0-9-]{0,32}:)[0-9]{12}");
    private static final Pattern KEY = Pattern.compile(
            "(?<=\\b(?:AKIA|ASIA))[A-Z0-9]{12,}\\b|(?<=\\bBearer\\s)[A-Za-z0-9._~+/=-]{16,}|\\bABSK[A-Za-z0-9+/=]{16,}");
    private static final List<String> SECRETS =
            List.of("AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_BEARER_TOKEN_BEDROCK");
    private static final int SHORTEST_SECRET = 16;

    private final List<String> secrets;

    private Redaction(List<String> secrets) {
        this.secrets = List.copyOf(secrets);
    }

    /** Also of the credentials that an environment holds. */
    static Redaction of(Map<String, String> environment) {
        return new Redaction(SECRETS.stream()
                .flatMap(name -> Stream.ofNullable(environment.get(name)))
                .filter(secret -> secret.length() >= SHORTEST_SECRET)
                .toList());
    }

    /** A text without them, of the same length. */
    String text(String text) {
        var clean = ACCOUNT.matcher(text).replaceAll("000000000000");
        clean = KEY.matcher(clean).replaceAll(found -> "X".repeat(found.group().length()));
        for (var secret : secrets) {
            clean = clean.replace(secret, "X".repeat(secret.length()));
        }
        return clean;
    }

    /** Every text in it, without them. */
    JsonNode json(JsonNode json) {
        return events(List.of(json)).get(0);
    }

    /** The same for JSON that came in pieces: texts at the same place of one piece after another count as one text. */
    List<JsonNode> events(List<? extends JsonNode> pieces) {
        var copies = new ArrayList<JsonNode>();
        var texts = new LinkedHashMap<String, List<Slot>>();
        for (JsonNode piece : pieces) {
            var copy = piece.<JsonNode>deepCopy();
            copies.add(copy);
            var block = copy.path("contentBlockIndex").asText(copy.path("index").asText());
            collect(
                    copy,
                    "",
                    slot -> texts.computeIfAbsent(block + slot.path(), path -> new ArrayList<>())
                            .add(slot));
        }
        texts.values().forEach(this::clean);
        return copies;
    }

    private void clean(List<Slot> slots) {
        var whole = new StringBuilder();
        slots.forEach(slot -> whole.append(slot.text()));
        var clean = text(whole.toString());
        var from = 0;
        for (var slot : slots) {
            var end = from + slot.text().length();
            slot.put().accept(clean.substring(from, end));
            from = end;
        }
    }

    private static void collect(JsonNode json, String path, Consumer<Slot> slots) {
        if (json instanceof ObjectNode object) {
            for (var entry : object.properties()) {
                var name = entry.getKey();
                child(entry.getValue(), path + "/" + name, text -> object.put(name, text), slots);
            }
        } else if (json instanceof ArrayNode array) {
            for (var i = 0; i < array.size(); i++) {
                var index = i;
                child(array.get(i), path + "/" + i, text -> array.set(index, text), slots);
            }
        }
    }

    private static void child(JsonNode json, String path, Consumer<String> put, Consumer<Slot> slots) {
        if (json instanceof TextNode text) {
            slots.accept(new Slot(path, text.textValue(), put));
        } else {
            collect(json, path, slots);
        }
    }

    /** Where a text stands, and how it is put there. */
    private record Slot(String path, String text, Consumer<String> put) {}
}
