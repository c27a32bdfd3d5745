package dev.outcrop.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.outcrop.bedrock.BedrockError;
import dev.outcrop.bedrock.ErrorTexts;
import dev.outcrop.bedrock.RequestMetadata;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the service model says of a Converse request: its members, their kinds and bounds.
 *
 * <p>Source: bedrock-runtime service model, ConverseRequest and the shapes below it.
 */
final class ConverseShape {

    private static final Set<String> MEMBERS = Set.of(
            "messages",
            "system",
            "inferenceConfig",
            "toolConfig",
            "guardrailConfig",
            "additionalModelRequestFields",
            "promptVariables",
            "additionalModelResponseFieldPaths",
            "requestMetadata",
            "performanceConfig",
            "serviceTier",
            "outputConfig");

    private static final Map<String, Set<String>> INNER = Map.of(
            "inferenceConfig", Set.of("maxTokens", "temperature", "topP", "stopSequences"),
            "toolConfig", Set.of("tools", "toolChoice"));

    private static final Set<String> LISTS = Set.of("messages", "system", "additionalModelResponseFieldPaths");
    private static final Set<String> STRUCTURES = Set.of(
            "inferenceConfig",
            "toolConfig",
            "guardrailConfig",
            "promptVariables",
            "requestMetadata",
            "performanceConfig",
            "serviceTier",
            "outputConfig");

    private static final List<String> ROLES = List.of("user", "assistant", "system");
    private static final Pattern TOOL_NAME = Pattern.compile("[a-zA-Z0-9_-]+");
    private static final int MAX_NAME = 64;
    private static final int MAX_STOP_SEQUENCES = 2500;

    private final JsonNode body;

    ConverseShape(JsonNode body) {
        this.body = body;
    }

    /** What is wrong with the request; null where nothing is. */
    @Nullable
    Refusal refusal() {
        var foreign = foreignMember();
        if (foreign != null) {
            return Refusal.validation(
                    ErrorTexts.malformedInput("#: extraneous key [" + foreign + "] is not permitted"));
        }
        var kind = wrongKind();
        return kind == null ? violations().refusal() : kind;
    }

    private @Nullable String foreignMember() {
        for (var member : (Iterable<String>) body::fieldNames) {
            if (!MEMBERS.contains(member)) {
                return member;
            }
            var known = INNER.get(member);
            for (var inner : (Iterable<String>) body.get(member)::fieldNames) {
                if (known != null && !known.contains(inner)) {
                    return inner;
                }
            }
        }
        return null;
    }

    private @Nullable Refusal wrongKind() {
        for (var member : body.properties()) {
            var value = member.getValue();
            if (LISTS.contains(member.getKey()) && !value.isArray() && !value.isNull()) {
                return notConverted(value, "a List");
            }
            if (STRUCTURES.contains(member.getKey()) && !value.isObject() && !value.isNull()) {
                return notConverted(value, "a Structure");
            }
        }
        var config = body.path("inferenceConfig");
        var maxTokens = config.path("maxTokens");
        if (!maxTokens.isMissingNode() && !maxTokens.isNull() && !maxTokens.isIntegralNumber()) {
            return notConverted(maxTokens, "an Integer");
        }
        for (var number : List.of(config.path("temperature"), config.path("topP"))) {
            if (!number.isMissingNode() && !number.isNull() && !number.isNumber()) {
                return notConverted(number, "a Float");
            }
        }
        return null;
    }

    private static Refusal notConverted(JsonNode value, String wanted) {
        var message = switch (value.getNodeType()) {
            case STRING -> "STRING_VALUE can not be converted to " + wanted;
            case NUMBER -> "NUMBER_VALUE can not be converted to " + wanted;
            case BOOLEAN -> (value.booleanValue() ? "TRUE" : "FALSE") + "_VALUE can not be converted to " + wanted;
            case ARRAY -> "Start of list found where not expected";
            default -> "Start of structure or map found where not expected.";
        };
        return new Refusal(BedrockError.SERIALIZATION, message);
    }

    private Violations violations() {
        var violations = new Violations();
        var index = 1;
        for (var message : body.path("messages")) {
            var path = "messages." + index++ + ".member.";
            violations.absent(message.path("role"), path + "role");
            violations.outsideWords(message.path("role"), path + "role", ROLES);
            violations.absent(message.path("content"), path + "content");
        }
        bounds(violations);
        tools(violations);
        metadata(violations);
        return violations;
    }

    private void bounds(Violations violations) {
        var config = body.path("inferenceConfig");
        violations.below(config.path("maxTokens"), "inferenceConfig.maxTokens", 1);
        violations.below(config.path("temperature"), "inferenceConfig.temperature", 0);
        violations.above(config.path("temperature"), "inferenceConfig.temperature", 1);
        violations.below(config.path("topP"), "inferenceConfig.topP", 0);
        violations.above(config.path("topP"), "inferenceConfig.topP", 1);
        violations.longer(config.path("stopSequences"), "inferenceConfig.stopSequences", MAX_STOP_SEQUENCES);
    }

    private void tools(Violations violations) {
        var config = body.path("toolConfig");
        if (config.isObject()) {
            violations.absent(config.path("tools"), "toolConfig.tools");
            violations.shorter(config.path("tools"), "toolConfig.tools", 1);
        }
        var index = 1;
        for (var tool : config.path("tools")) {
            var path = "toolConfig.tools." + index++ + ".member.toolSpec.";
            var spec = tool.path("toolSpec");
            if (spec.isObject()) {
                violations.absent(spec.path("name"), path + "name");
                violations.outsidePattern(spec.path("name"), path + "name", TOOL_NAME);
                violations.longer(spec.path("name"), path + "name", MAX_NAME);
                violations.shorter(spec.path("description"), path + "description", 1);
                violations.absent(spec.path("inputSchema"), path + "inputSchema");
            }
        }
    }

    private void metadata(Violations violations) {
        var metadata = body.path("requestMetadata");
        if (metadata.size() > RequestMetadata.MAX_ENTRIES) {
            violations.addHidden(
                    "requestMetadata", "Member must have length less than or equal to " + RequestMetadata.MAX_ENTRIES);
        }
        for (var entry : metadata.properties()) {
            if (!RequestMetadata.accepts(entry.getKey())
                    || !RequestMetadata.accepts(entry.getValue().asText())) {
                violations.addHidden(
                        "requestMetadata",
                        "Map value must satisfy constraint: [Member must have length less than or equal to 256, Member must"
                                + " satisfy regular expression pattern: [a-zA-Z0-9\\s:_@$#=/+,-.]{0,256}]");
                return;
            }
        }
    }
}
