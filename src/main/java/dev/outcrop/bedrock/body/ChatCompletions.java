package dev.outcrop.bedrock.body;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.outcrop.bedrock.body.BodyShape.Kind;
import java.util.List;
import java.util.Set;

/**
 * A body of messages as OpenAI's chat completions have them, which several providers took over with a word changed here and
 * there: what they have in common.
 */
abstract class ChatCompletions implements ProviderBody {

    static final BodyShape SHAPE = BodyShape.EMPTY
            .required(Kind.LIST, "messages")
            .bounded(Kind.INTEGER, "max_tokens", 1, Integer.MAX_VALUE)
            .bounded(Kind.INTEGER, "max_completion_tokens", 1, Integer.MAX_VALUE)
            .optional(Kind.NUMBER, "temperature", "top_p", "min_p", "frequency_penalty", "presence_penalty")
            .optional(Kind.INTEGER, "n", "seed", "top_k", "top_logprobs")
            .optional(Kind.TEXT, "reasoning_effort", "user")
            .optional(Kind.TEXT_OR_LIST, "stop")
            .optional(Kind.LIST, "tools", "documents")
            .optional(Kind.OBJECT, "logit_bias", "metadata", "stream_options")
            .optional(Kind.ANY, "tool_choice", "response_format")
            .optional(Kind.FLAG, "parallel_tool_calls", "stream", "logprobs");

    static final StopWords STOPS = new StopWords()
            .and("stop", "end_turn")
            .and("stop", "stop_sequence")
            .and("length", "max_tokens")
            .and("tool_calls", "tool_use")
            .and("content_filter", "content_filtered");

    private static final ConfigNames CONFIG = new ConfigNames("max_tokens", "temperature", "top_p", "stop");

    /** The newer name for the same. */
    private static final ConfigNames OTHER_CONFIG = new ConfigNames("max_completion_tokens", "", "", "");

    private final ChatMessages messages = new ChatMessages(this);

    /** What the body has a place for. */
    abstract Set<Feature> features();

    @Override
    public final boolean bindsToSchemas() {
        return features().contains(Feature.JSON_SCHEMA);
    }

    /** The member that says why an answer stopped. */
    String stopName() {
        return "finish_reason";
    }

    /** The word for a tool that has to be called, whichever it is. */
    String anyTool() {
        return "required";
    }

    /** The id of a tool's call as the provider takes it. */
    String callId(String id) {
        return id;
    }

    @Override
    public BodyShape shape() {
        return SHAPE;
    }

    @Override
    public ObjectNode requestToProvider(ObjectNode converse) {
        Feature.require(converse, provider(), features());
        var body = BodyJson.object();
        body.set("messages", messages.toProvider(converse));
        CONFIG.write(converse.path("inferenceConfig"), body);
        ChatTools.write(converse.path("toolConfig"), anyTool(), body);
        writeSchema(converse.at("/outputConfig/textFormat/structure/jsonSchema"), body);
        BodyJson.merge(body, converse.path("additionalModelRequestFields"));
        return body;
    }

    private static void writeSchema(JsonNode schema, ObjectNode body) {
        if (schema.path("schema").isTextual()) {
            try {
                var format = body.putObject("response_format").put("type", "json_schema");
                format.putObject("json_schema")
                        .put("name", schema.path("name").asText("answer"))
                        .set("schema", BodyJson.objectIn(schema.path("schema").textValue()));
            } catch (JsonProcessingException e) {
                throw new UnsupportedRequestException(
                        "the JSON schema for the answer is not JSON", "Correct the schema of the response format.");
            }
        }
    }

    @Override
    public ObjectNode requestFromProvider(ObjectNode body) {
        var converse = BodyJson.object();
        messages.fromProvider(body.path("messages"), converse);
        var config = OTHER_CONFIG.read(body);
        config.setAll(CONFIG.read(body));
        if (config.path("stopSequences").isTextual()) {
            config.putArray("stopSequences").add(body.path("stop").textValue());
        }
        if (!config.isEmpty()) {
            converse.set("inferenceConfig", config);
        }
        ChatTools.read(body, converse);
        var schema = body.at("/response_format/json_schema/schema");
        if (schema.isObject()) {
            var format =
                    converse.putObject("outputConfig").putObject("textFormat").put("type", "json_schema");
            format.putObject("structure").putObject("jsonSchema").put("schema", schema.toString());
        }
        var rest = body.deepCopy();
        rest.remove(List.of("messages", "tools", "tool_choice", "response_format"));
        CONFIG.removeFrom(rest);
        OTHER_CONFIG.removeFrom(rest);
        if (!rest.isEmpty()) {
            converse.set("additionalModelRequestFields", rest);
        }
        return converse;
    }

    @Override
    public ObjectNode replyFromProvider(ObjectNode reply, ObjectNode converse) {
        var choice = reply.at("/choices/0");
        if (!choice.path("message").isObject()) {
            throw new UnreadableBodyException(
                    "the answer is not one of " + provider() + ": it has no message in choices");
        }
        var log = new EventLog();
        log.reasoning(BodyJson.text(choice.at("/message/reasoning_content")));
        log.text(BodyJson.text(choice.at("/message/content")));
        var ids = new ToolUseIds(converse);
        for (var call : choice.at("/message/tool_calls")) {
            log.tool(
                    call.path("id").asText(ids.next()),
                    call.at("/function/name").asText());
            log.toolInput(arguments(call.at("/function/arguments")));
        }
        log.close();
        return Reply.of(
                Reply.content(log.take()),
                STOPS.bedrock(stopOf(choice).asText()),
                UsageJson.of(reply.at("/usage/prompt_tokens"), reply.at("/usage/completion_tokens")));
    }

    /** The provider's word, under whichever of the two names it stands; missing where the answer goes on. */
    static JsonNode stopOf(JsonNode choice) {
        return choice.path("finish_reason").isTextual() ? choice.path("finish_reason") : choice.path("stop_reason");
    }

    /** JSON in a text, as it should be, or JSON itself, as some models have it. */
    static String arguments(JsonNode arguments) {
        return arguments.isObject() ? arguments.toString() : BodyJson.text(arguments);
    }

    @Override
    public ObjectNode replyToProvider(ObjectNode reply, ObjectNode converse) {
        var theirs = answer(converse, "chat.completion");
        var choice = theirs.putArray("choices").addObject().put("index", 0);
        var message = messages.assistant(Reply.content(reply));
        choice.set("message", message);
        for (var event : Reply.events(Reply.content(reply))) {
            var reasoning = BodyJson.text(event.delta().at("/reasoningContent/text"));
            if (!reasoning.isEmpty()) {
                message.put("reasoning_content", reasoning);
            }
        }
        choice.put(stopName(), STOPS.provider(reply.path("stopReason").asText()));
        var usage = reply.path("usage");
        var counts = theirs.putObject("usage");
        UsageJson.put(counts, "prompt_tokens", usage.path(UsageJson.INPUT));
        UsageJson.put(counts, "completion_tokens", usage.path(UsageJson.OUTPUT));
        UsageJson.put(counts, "total_tokens", usage.path("totalTokens"));
        return theirs;
    }

    private static ObjectNode answer(ObjectNode converse, String object) {
        return BodyJson.object()
                .put(
                        "id",
                        "chatcmpl-"
                                + ToolUseIds.letters(converse.path("messages").toString(), 24))
                .put("object", object)
                .put("model", converse.path("modelId").asText());
    }

    @Override
    public ChunkReader reader(ObjectNode converse) {
        return new ChatReader(this, new ToolUseIds(converse));
    }

    @Override
    public ChunkWriter writer(ObjectNode converse, int inputTokens) {
        return new ChatWriter(this, answer(converse, "chat.completion.chunk"));
    }
}
