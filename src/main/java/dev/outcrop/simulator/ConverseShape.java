package dev.outcrop.simulator;

import static dev.outcrop.simulator.WireShapes.DOCUMENT;
import static dev.outcrop.simulator.WireShapes.FLAG;
import static dev.outcrop.simulator.WireShapes.integer;
import static dev.outcrop.simulator.WireShapes.list;
import static dev.outcrop.simulator.WireShapes.map;
import static dev.outcrop.simulator.WireShapes.number;
import static dev.outcrop.simulator.WireShapes.text;
import static dev.outcrop.simulator.WireShapes.words;
import static dev.outcrop.simulator.WireStructure.structure;
import static dev.outcrop.simulator.WireStructure.union;

import com.fasterxml.jackson.databind.JsonNode;
import dev.outcrop.bedrock.RequestMetadata;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the service model says of a Converse request: its members, their kinds and bounds.
 *
 * <p>Source: bedrock-runtime service model, ConverseRequest and the shapes below it.
 */
final class ConverseShape {

    private static final int MAX_STOP_SEQUENCES = 2500;

    static final Pattern GUARDRAIL_ID =
            Pattern.compile("(([a-z0-9]+)|(arn:aws(-[^:]+)?:bedrock:[a-z0-9-]{1,20}:[0-9]{12}:guardrail/[a-z0-9]+))");
    static final Pattern GUARDRAIL_VERSION = Pattern.compile("(([1-9][0-9]{0,7})|(DRAFT))");

    static final WireShape MESSAGES = list(
            structure().must("role", words("user", "assistant", "system")).must("content", list(ContentShapes.BLOCK)));

    static final WireShape SYSTEM = list(ContentShapes.SYSTEM_BLOCK);

    static final WireShape TOOLS = structure()
            .must(
                    "tools",
                    list(
                            union("Tool")
                                    .may(
                                            "toolSpec",
                                            structure()
                                                    .must("name", text(1, 64, ContentShapes.NAME))
                                                    .may("description", text(1, Integer.MAX_VALUE))
                                                    .must(
                                                            "inputSchema",
                                                            union("ToolInputSchema")
                                                                    .may("json", DOCUMENT))
                                                    .may("strict", FLAG))
                                    .may("systemTool", structure().must("name", text(1, 64)))
                                    .may("cachePoint", ContentShapes.CACHE_POINT),
                            1,
                            Integer.MAX_VALUE))
            .may(
                    "toolChoice",
                    union("ToolChoice")
                            .may("auto", structure())
                            .may("any", structure())
                            .may("tool", structure().must("name", text(1, 64, ContentShapes.NAME))));

    static final WireStructure REQUEST = structure()
            .may("messages", MESSAGES)
            .may("system", SYSTEM)
            .may(
                    "inferenceConfig",
                    structure()
                            .may("maxTokens", integer(1, Integer.MAX_VALUE))
                            .may("temperature", number(0, 1))
                            .may("topP", number(0, 1))
                            .may("stopSequences", list(text(1, Integer.MAX_VALUE), 0, MAX_STOP_SEQUENCES)))
            .may("toolConfig", TOOLS)
            .may(
                    "guardrailConfig",
                    structure()
                            .may("guardrailIdentifier", text(0, 2048, GUARDRAIL_ID))
                            .may("guardrailVersion", text(0, Integer.MAX_VALUE, GUARDRAIL_VERSION))
                            .may("trace", words("enabled", "disabled", "enabled_full"))
                            // Of ConverseStream alone; Converse leaves it unread.
                            .may("streamProcessingMode", words("sync", "async")))
            .may("additionalModelRequestFields", DOCUMENT)
            .may("promptVariables", map(union("PromptVariableValues").may("text", text())))
            .may("additionalModelResponseFieldPaths", list(text(1, 256), 0, 10))
            .may("requestMetadata", ConverseShape::metadata)
            .may("performanceConfig", structure().may("latency", words("standard", "optimized")))
            .may("serviceTier", structure().must("type", words("priority", "default", "flex", "reserved")))
            .may(
                    "outputConfig",
                    structure()
                            .may(
                                    "textFormat",
                                    structure()
                                            .must("type", words("json_schema"))
                                            .must(
                                                    "structure",
                                                    union("OutputFormatStructure")
                                                            .may(
                                                                    "jsonSchema",
                                                                    structure()
                                                                            .must("schema", text())
                                                                            .may("name", text())
                                                                            .may("description", text()))))
                            .may("effort", text()));

    private ConverseShape() {}

    /** What is wrong with a request; null where nothing is. */
    static @Nullable Refusal refusal(JsonNode body) {
        return WireShapes.findings(REQUEST, body).refusal();
    }

    /** Values that may be private are left out of the message. */
    private static void metadata(JsonNode metadata, WirePath path, WireFindings findings) {
        if (!metadata.isObject()) {
            findings.notConverted(metadata, "a Structure");
            return;
        }
        if (metadata.size() > RequestMetadata.MAX_ENTRIES) {
            findings.violations()
                    .addHidden(
                            path.coral(),
                            "Member must have length less than or equal to " + RequestMetadata.MAX_ENTRIES);
        }
        for (var entry : metadata.properties()) {
            if (!RequestMetadata.accepts(entry.getKey())
                    || !RequestMetadata.accepts(entry.getValue().asText())) {
                findings.violations()
                        .addHidden(
                                path.coral(),
                                "Map value must satisfy constraint: [Member must have length less than or equal to 256,"
                                        + " Member must satisfy regular expression pattern:"
                                        + " [a-zA-Z0-9\\s:_@$#=/+,-.]{0,256}]");
                return;
            }
        }
    }
}
