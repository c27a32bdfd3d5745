package dev.outcrop.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Members of a request that break the service model, told as Bedrock's front end tells them, all in one message.
 *
 * <p>Source: Coral's validation messages as they stand in public reports of Bedrock errors.
 */
final class Violations {

    private final List<String> found = new ArrayList<>();

    void absent(JsonNode node, String path) {
        if (node.isMissingNode() || node.isNull()) {
            found.add("Value null at '" + path + "' failed to satisfy constraint: Member must not be null");
        }
    }

    void outsideWords(JsonNode node, String path, List<String> words) {
        if (node.isTextual() && !words.contains(node.textValue())) {
            add(node, path, "Member must satisfy enum value set: " + words);
        }
    }

    void outsidePattern(JsonNode node, String path, Pattern pattern) {
        if (node.isTextual() && !pattern.matcher(node.textValue()).matches()) {
            add(node, path, "Member must satisfy regular expression pattern: " + pattern.pattern());
        }
    }

    void below(JsonNode node, String path, int least) {
        if (node.isNumber() && node.doubleValue() < least) {
            add(node, path, "Member must have value greater than or equal to " + least);
        }
    }

    void above(JsonNode node, String path, int most) {
        if (node.isNumber() && node.doubleValue() > most) {
            add(node, path, "Member must have value less than or equal to " + most);
        }
    }

    void longer(JsonNode node, String path, int most) {
        if (length(node) > most) {
            add(node, path, "Member must have length less than or equal to " + most);
        }
    }

    void shorter(JsonNode node, String path, int least) {
        if ((node.isTextual() || node.isContainerNode()) && length(node) < least) {
            add(node, path, "Member must have length greater than or equal to " + least);
        }
    }

    private static int length(JsonNode node) {
        return node.isTextual() ? node.textValue().length() : node.size();
    }

    private void add(JsonNode node, String path, String constraint) {
        found.add("Value '" + (node.isValueNode() ? node.asText() : node.toString()) + "' at '" + path
                + "' failed to satisfy constraint: " + constraint);
    }

    /** Values that may be private are left out of the message. */
    void addHidden(String path, String constraint) {
        found.add("Value at '" + path + "' failed to satisfy constraint: " + constraint);
    }

    /** One refusal for all of them; null where there is none. */
    @Nullable
    Refusal refusal() {
        return found.isEmpty() ? null : one();
    }

    /** The refusal where there is at least one. */
    Refusal one() {
        var errors = found.size() == 1 ? " validation error detected: " : " validation errors detected: ";
        return Refusal.validation(found.size() + errors + String.join("; ", found));
    }
}
