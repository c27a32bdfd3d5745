package dev.outcrop.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.outcrop.bedrock.BedrockError;
import dev.outcrop.bedrock.ErrorTexts;
import org.jspecify.annotations.Nullable;

/** What is wrong with the members of a request: of what cannot be read at all the first, of what breaks bounds everything. */
final class WireFindings {

    private final Violations violations = new Violations();
    private @Nullable Refusal foreign;
    private @Nullable Refusal unreadable;
    private @Nullable Refusal unset;

    Violations violations() {
        return violations;
    }

    void foreign(WirePath path, String member) {
        if (foreign == null) {
            foreign = Refusal.validation(
                    ErrorTexts.malformedInput(path.pointer() + ": extraneous key [" + member + "] is not permitted"));
        }
    }

    /** A union of which no member is set, or more than one. */
    void unset(String union, WirePath path, String members) {
        if (unset == null) {
            unset = Refusal.validation(
                    union + " object at " + path.dotted() + " must set one of the following keys: " + members + ".");
        }
    }

    /** A value of another kind than the one that is wanted, such as {@code a List}. */
    void notConverted(JsonNode value, String wanted) {
        if (unreadable == null) {
            var message = switch (value.getNodeType()) {
                case STRING -> "STRING_VALUE can not be converted to " + wanted;
                case NUMBER -> "NUMBER_VALUE can not be converted to " + wanted;
                case BOOLEAN -> (value.booleanValue() ? "TRUE" : "FALSE") + "_VALUE can not be converted to " + wanted;
                case ARRAY -> "Start of list found where not expected";
                default -> "Start of structure or map found where not expected.";
            };
            unreadable = new Refusal(BedrockError.SERIALIZATION, message);
        }
    }

    /** One refusal; null where nothing is wrong. */
    @Nullable
    Refusal refusal() {
        if (foreign != null) {
            return foreign;
        }
        if (unreadable != null) {
            return unreadable;
        }
        var broken = violations.refusal();
        return broken == null ? unset : broken;
    }
}
