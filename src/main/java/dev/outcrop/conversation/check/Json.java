package dev.outcrop.conversation.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.jspecify.annotations.Nullable;

/** JSON of replies and scripts: read strictly, compared leniently. Jackson's bounds on depth and length apply. */
final class Json {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Json() {}

    /** A text as JSON; the problem is empty where it is. */
    record Parsed(JsonNode tree, String problem) {

        boolean good() {
            return problem.isEmpty();
        }
    }

    static Parsed parse(String text) {
        try {
            var tree = MAPPER.readTree(text);
            return tree.isMissingNode() ? bad("no JSON in it") : new Parsed(tree, "");
        } catch (JsonProcessingException broken) {
            return bad(broken.getOriginalMessage());
        }
    }

    private static Parsed bad(String problem) {
        return new Parsed(MAPPER.missingNode(), problem);
    }

    /** Plain Java values as JSON. */
    static JsonNode of(@Nullable Object value) {
        return MAPPER.valueToTree(value);
    }

    /** The same value; numbers by their value. A text also meets a number or flag that is written as the text is. */
    static boolean same(JsonNode expected, JsonNode actual) {
        if (expected.isObject() && actual.isObject()) {
            return expected.size() == actual.size() && within(expected, actual, Json::same);
        }
        if (expected.isArray() && actual.isArray()) {
            return eachInTurn(expected, actual, Json::same);
        }
        return sameScalar(expected, actual);
    }

    /** The same, but an object may have more members than are expected, at any depth. */
    static boolean covers(JsonNode expected, JsonNode actual) {
        if (expected.isObject() && actual.isObject()) {
            return within(expected, actual, Json::covers);
        }
        if (expected.isArray() && actual.isArray()) {
            return eachInTurn(expected, actual, Json::covers);
        }
        return sameScalar(expected, actual);
    }

    private interface Match {
        boolean test(JsonNode expected, JsonNode actual);
    }

    private static boolean within(JsonNode expected, JsonNode actual, Match match) {
        return expected.properties().stream()
                .allMatch(member ->
                        actual.has(member.getKey()) && match.test(member.getValue(), actual.get(member.getKey())));
    }

    private static boolean eachInTurn(JsonNode expected, JsonNode actual, Match match) {
        if (expected.size() != actual.size()) {
            return false;
        }
        for (var i = 0; i < expected.size(); i++) {
            if (!match.test(expected.get(i), actual.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean sameScalar(JsonNode expected, JsonNode actual) {
        if (expected.isNumber() && actual.isNumber()) {
            return expected.decimalValue().compareTo(actual.decimalValue()) == 0;
        }
        if (expected.isTextual() && actual.isValueNode() && !actual.isNull()) {
            return expected.textValue().equals(actual.asText());
        }
        return expected.equals(actual);
    }
}
