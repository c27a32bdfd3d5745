package dev.outcrop.bedrock.body;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.outcrop.bedrock.body.BodyShape.Kind;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Anthropic's messages.
 *
 * <p>Source: Bedrock user guide, Anthropic Claude Messages API; recorded answers.
 */
final class AnthropicBody implements ProviderBody {

    private static final String VERSION = "bedrock-2023-05-31";

    /** Sent where the request bounds nothing, since the body has to: an answer that it cuts says so. */
    private static final int DEFAULT_MAX_TOKENS = 4096;

    private static final Set<Feature> FEATURES = EnumSet.complementOf(EnumSet.of(
            Feature.VIDEO,
            Feature.AUDIO,
            Feature.S3_SOURCES,
            Feature.GUARDED_CONTENT,
            Feature.CITATIONS,
            Feature.SYSTEM_MESSAGES,
            Feature.PROMPT_VARIABLES,
            Feature.RESPONSE_FIELDS));

    private static final BodyShape SHAPE = BodyShape.EMPTY
            .required(Kind.TEXT, "anthropic_version")
            .required(Kind.INTEGER, "max_tokens")
            .required(Kind.LIST, "messages")
            .optional(Kind.TEXT_OR_LIST, "system")
            .optional(Kind.NUMBER, "temperature", "top_p")
            .optional(Kind.INTEGER, "top_k")
            .optional(Kind.LIST, "stop_sequences", "tools", "anthropic_beta")
            .optional(Kind.OBJECT, "tool_choice", "thinking", "metadata", "output_config", "context_management");

    static final StopWords STOPS = new StopWords()
            .and("end_turn", "end_turn")
            .and("max_tokens", "max_tokens")
            .and("stop_sequence", "stop_sequence")
            .and("tool_use", "tool_use")
            .and("refusal", "content_filtered");

    private static final ConfigNames CONFIG = new ConfigNames("max_tokens", "temperature", "top_p", "stop_sequences");
    private static final AnthropicBlocks BLOCKS = new AnthropicBlocks();
    private static final AnthropicTools TOOLS = new AnthropicTools();

    @Override
    public String word() {
        return "anthropic";
    }

    @Override
    public String provider() {
        return "Anthropic Claude";
    }

    @Override
    public boolean speaks(String foundation) {
        return foundation.startsWith("anthropic.");
    }

    @Override
    public boolean bindsToSchemas() {
        return true;
    }

    @Override
    public BodyShape shape() {
        return SHAPE;
    }

    @Override
    public ObjectNode requestToProvider(ObjectNode converse) {
        Feature.require(converse, provider(), FEATURES);
        var body = BodyJson.object().put("anthropic_version", VERSION).put("max_tokens", DEFAULT_MAX_TOKENS);
        CONFIG.write(converse.path("inferenceConfig"), body);
        var system = BLOCKS.toProvider(converse.path("system"));
        if (!system.isEmpty()) {
            body.set("system", system.size() == 1 && system.get(0).size() == 2 ? system.at("/0/text") : system);
        }
        var messages = body.putArray("messages");
        for (var message : converse.path("messages")) {
            messages.addObject()
                    .put("role", message.path("role").asText())
                    .set("content", BLOCKS.toProvider(message.path("content")));
        }
        TOOLS.write(converse.path("toolConfig"), body);
        writeSchema(converse.at("/outputConfig/textFormat/structure/jsonSchema/schema"), body);
        BodyJson.merge(body, additional(converse));
        return body;
    }

    /** Converse takes two words for one thing. */
    private static ObjectNode additional(ObjectNode converse) {
        var additional = BodyJson.object();
        BodyJson.merge(additional, converse.path("additionalModelRequestFields"));
        var reasoning = additional.remove("reasoning_config");
        if (reasoning != null) {
            additional.set("thinking", reasoning);
        }
        return additional;
    }

    private static void writeSchema(JsonNode schema, ObjectNode body) {
        if (schema.isTextual()) {
            try {
                var format = body.putObject("output_config").putObject("format").put("type", "json_schema");
                format.set("schema", BodyJson.objectIn(schema.textValue()));
            } catch (JsonProcessingException e) {
                throw new UnsupportedRequestException(
                        "the JSON schema for the answer is not JSON", "Correct the schema of the response format.");
            }
        }
    }

    @Override
    public ObjectNode requestFromProvider(ObjectNode body) {
        var converse = BodyJson.object();
        var system = BLOCKS.fromProvider(body.path("system"), "system");
        if (!system.isEmpty()) {
            converse.set("system", system);
        }
        var messages = converse.putArray("messages");
        for (var message : body.path("messages")) {
            var place = "messages." + messages.size() + ".content";
            messages.addObject()
                    .put("role", message.path("role").asText())
                    .set("content", BLOCKS.fromProvider(message.path("content"), place));
        }
        converse.set("inferenceConfig", CONFIG.read(body));
        TOOLS.read(body, converse);
        readSchema(body.at("/output_config/format/schema"), converse);
        var rest = body.deepCopy();
        rest.remove(List.of("anthropic_version", "messages", "system", "tools", "tool_choice", "output_config"));
        CONFIG.removeFrom(rest);
        if (!rest.isEmpty()) {
            converse.set("additionalModelRequestFields", rest);
        }
        return converse;
    }

    private static void readSchema(JsonNode schema, ObjectNode converse) {
        if (schema.isObject()) {
            var format =
                    converse.putObject("outputConfig").putObject("textFormat").put("type", "json_schema");
            format.putObject("structure").putObject("jsonSchema").put("schema", schema.toString());
        }
    }

    @Override
    public ObjectNode replyFromProvider(ObjectNode reply, ObjectNode converse) {
        if (!reply.path("content").isArray()) {
            throw new UnreadableBodyException("the answer is not one of " + provider() + ": it has no content");
        }
        return Reply.of(
                BLOCKS.fromProvider(reply.path("content"), "content"),
                STOPS.bedrock(reply.path("stop_reason").asText()),
                AnthropicUsage.read(reply.path("usage"), BodyJson.object()));
    }

    @Override
    public ObjectNode replyToProvider(ObjectNode reply, ObjectNode converse) {
        var message = message(converse);
        message.set("content", BLOCKS.toProvider(Reply.content(reply)));
        message.put("stop_reason", STOPS.provider(reply.path("stopReason").asText()));
        message.set("usage", AnthropicUsage.write(reply.path("usage")));
        return message;
    }

    /** An answer without content, as a stream begins with it. */
    static ObjectNode message(ObjectNode converse) {
        var model = converse.path("modelId").asText();
        return BodyJson.object()
                .put("model", model.substring(model.lastIndexOf('.') + 1).replaceAll("-v\\d+(:\\d+)?$", ""))
                .put(
                        "id",
                        "msg_bdrk_01"
                                + ToolUseIds.letters(converse.path("messages").toString(), 22))
                .put("type", "message")
                .put("role", "assistant")
                .putNull("stop_reason")
                .putNull("stop_sequence");
    }

    @Override
    public ChunkReader reader(ObjectNode converse) {
        return new AnthropicReader();
    }

    @Override
    public ChunkWriter writer(ObjectNode converse, int inputTokens) {
        return new AnthropicWriter(converse, inputTokens);
    }
}
