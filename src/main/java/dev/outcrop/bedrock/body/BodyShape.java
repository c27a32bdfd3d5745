package dev.outcrop.bedrock.body;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the top of a provider's request has to look like; faults are told in the words of the JSON Schema validator that Bedrock
 * tells them in. Immutable.
 *
 * <p>Source: Bedrock's {@code Malformed input request} messages as they stand in public reports.
 */
public final class BodyShape {

    /** No members yet, and no others allowed. */
    static final BodyShape EMPTY = new BodyShape(Map.of());

    /** Members that Bedrock reads itself, in any provider's body. */
    private static final String BEDROCKS_OWN = "amazon-bedrock-";

    private final Map<String, Member> members;

    private BodyShape(Map<String, Member> members) {
        this.members = Collections.unmodifiableMap(members);
    }

    /** What a value may be, with the validator's name for it. */
    enum Kind {
        TEXT("String"),
        INTEGER("Integer"),
        NUMBER("Number"),
        FLAG("Boolean"),
        LIST("JSONArray"),
        OBJECT("JSONObject"),
        TEXT_OR_LIST("String"),
        ANY("");

        private final String validatorName;

        Kind(String validatorName) {
            this.validatorName = validatorName;
        }

        private boolean holds(JsonNode value) {
            return switch (this) {
                case TEXT -> value.isTextual();
                case INTEGER -> value.isIntegralNumber();
                case NUMBER -> value.isNumber();
                case FLAG -> value.isBoolean();
                case LIST -> value.isArray();
                case OBJECT -> value.isObject();
                case TEXT_OR_LIST -> value.isTextual() || value.isArray();
                case ANY -> true;
            };
        }
    }

    private record Member(Kind kind, boolean required, long least, long most) {}

    BodyShape required(Kind kind, String... names) {
        return with(new Member(kind, true, Long.MIN_VALUE, Long.MAX_VALUE), names);
    }

    BodyShape optional(Kind kind, String... names) {
        return with(new Member(kind, false, Long.MIN_VALUE, Long.MAX_VALUE), names);
    }

    /** A whole number, or the size of a list; bounds included. */
    BodyShape bounded(Kind kind, String name, long least, long most) {
        return with(new Member(kind, false, least, most), name);
    }

    private BodyShape with(Member member, String... names) {
        var more = new LinkedHashMap<>(members);
        for (var name : names) {
            more.put(name, member);
        }
        return new BodyShape(more);
    }

    /** What is wrong with a request, such as {@code #: required key [max_tokens] not found}; empty where nothing is. */
    public Optional<String> fault(JsonNode body) {
        var faults = faults(body);
        return switch (faults.size()) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(faults.get(0));
            default -> Optional.of(faults.size() + " schema violations found");
        };
    }

    private List<String> faults(JsonNode body) {
        var faults = new ArrayList<String>();
        members.forEach((name, member) -> {
            if (member.required() && !body.has(name)) {
                faults.add("#: required key [" + name + "] not found");
            }
        });
        for (var given : body.properties()) {
            var member = members.get(given.getKey());
            if (member == null && !given.getKey().startsWith(BEDROCKS_OWN)) {
                faults.add("#: extraneous key [" + given.getKey() + "] is not permitted");
            } else if (member != null) {
                fault("#/" + given.getKey() + ": ", given.getValue(), member).ifPresent(faults::add);
            }
        }
        return faults;
    }

    private static Optional<String> fault(String place, JsonNode value, Member member) {
        if (!member.kind().holds(value)) {
            return Optional.of(place + "expected type: " + member.kind().validatorName + ", found: " + found(value));
        }
        if (value.isArray()) {
            return value.size() <= member.most()
                    ? Optional.empty()
                    : Optional.of(place + "expected maximum item count: " + member.most() + ", found: " + value.size());
        }
        if (!value.isIntegralNumber()) {
            return Optional.empty();
        }
        if (!value.canConvertToLong() || value.longValue() > member.most()) {
            return Optional.of(place + value.asText() + " is not less or equal to " + member.most());
        }
        return value.longValue() < member.least()
                ? Optional.of(place + value.asText() + " is not greater or equal to " + member.least())
                : Optional.empty();
    }

    private static String found(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> "String";
            case NUMBER -> value.isIntegralNumber() ? "Integer" : "BigDecimal";
            case BOOLEAN -> "Boolean";
            case ARRAY -> "JSONArray";
            case NULL -> "Null";
            default -> "JSONObject";
        };
    }
}
