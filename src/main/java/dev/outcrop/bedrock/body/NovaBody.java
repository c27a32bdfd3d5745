package dev.outcrop.bedrock.body;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.outcrop.bedrock.body.BodyShape.Kind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Amazon Nova, whose body is nearly Converse's own; its streams number every delta as a block of its own.
 *
 * <p>Source: Amazon Nova user guide, complete request schema; recorded answers.
 */
final class NovaBody implements ProviderBody {

    private static final String VERSION = "schemaVersion";

    /** Those that draw, film, speak or embed have bodies of their own. */
    private static final Pattern MODELS =
            Pattern.compile("amazon[.]nova-(?:\\d+-)?(?:micro|lite|pro|premier|omni)[a-z0-9.:-]*");

    private static final Set<Feature> FEATURES = EnumSet.of(
            Feature.TOOLS,
            Feature.TOOL_CHOICE,
            Feature.STOP_SEQUENCES,
            Feature.IMAGES,
            Feature.DOCUMENTS,
            Feature.VIDEO,
            Feature.S3_SOURCES,
            Feature.CACHE_POINTS,
            Feature.REASONING);

    private static final BodyShape SHAPE = BodyShape.EMPTY
            .required(Kind.LIST, "messages")
            .optional(Kind.TEXT, VERSION)
            .optional(Kind.LIST, "system")
            .optional(Kind.OBJECT, "inferenceConfig", "toolConfig");

    private static final ConfigNames CONFIG = new ConfigNames("max_new_tokens", "temperature", "topP", "stopSequences");

    /** What Converse calls it is taken too. */
    private static final ConfigNames OTHER_CONFIG = new ConfigNames("maxTokens", "", "", "");

    @Override
    public String word() {
        return "nova";
    }

    @Override
    public String provider() {
        return "Amazon Nova";
    }

    @Override
    public boolean speaks(String foundation) {
        return MODELS.matcher(foundation).matches();
    }

    @Override
    public BodyShape shape() {
        return SHAPE;
    }

    @Override
    public boolean recognises(ObjectNode body) {
        return ProviderBody.super.recognises(body)
                && (body.has(VERSION) || body.at("/messages/0/content/0").isObject());
    }

    @Override
    public ObjectNode requestToProvider(ObjectNode converse) {
        Feature.require(converse, provider(), FEATURES);
        var body = BodyJson.object().put(VERSION, "messages-v1");
        body.set("messages", converse.path("messages").deepCopy());
        copy(converse, body, "system");
        if (!converse.path("inferenceConfig").isEmpty()) {
            CONFIG.write(converse.path("inferenceConfig"), body.putObject("inferenceConfig"));
        }
        copy(converse, body, "toolConfig");
        BodyJson.merge(body, converse.path("additionalModelRequestFields"));
        return body;
    }

    private static void copy(ObjectNode from, ObjectNode to, String name) {
        if (!from.path(name).isEmpty()) {
            to.set(name, from.get(name).deepCopy());
        }
    }

    @Override
    public ObjectNode requestFromProvider(ObjectNode body) {
        var converse = BodyJson.object();
        converse.set("messages", body.path("messages").deepCopy());
        copy(body, converse, "system");
        copy(body, converse, "toolConfig");
        var given = body.path("inferenceConfig");
        var config = OTHER_CONFIG.read(given);
        config.setAll(CONFIG.read(given));
        if (!config.isEmpty()) {
            converse.set("inferenceConfig", config);
        }
        if (given.deepCopy() instanceof ObjectNode rest) {
            CONFIG.removeFrom(rest);
            OTHER_CONFIG.removeFrom(rest);
            if (!rest.isEmpty()) {
                converse.putObject("additionalModelRequestFields").set("inferenceConfig", rest);
            }
        }
        return converse;
    }

    @Override
    public ObjectNode replyFromProvider(ObjectNode reply, ObjectNode converse) {
        if (!Reply.content(reply).isArray()) {
            throw new UnreadableBodyException("the answer is not one of " + provider() + ": it has no message");
        }
        return reply.deepCopy();
    }

    @Override
    public ObjectNode replyToProvider(ObjectNode reply, ObjectNode converse) {
        var theirs = reply.deepCopy();
        theirs.remove(List.of("metrics", "trace"));
        return theirs;
    }

    @Override
    public ChunkReader reader(ObjectNode converse) {
        return new Reader();
    }

    @Override
    public ChunkWriter writer(ObjectNode converse, int inputTokens) {
        return new Writer();
    }

    private final class Reader implements ChunkReader {

        private static final Set<String> KINDS = Set.of(
                "messageStart",
                "contentBlockStart",
                "contentBlockDelta",
                "contentBlockStop",
                "messageStop",
                "metadata");

        private final EventLog log = new EventLog();
        private boolean begun;
        private boolean stopped;

        @Override
        public List<ConverseEvent> read(ObjectNode chunk) {
            var known = false;
            for (var event : chunk.properties()) {
                if (KINDS.contains(event.getKey()) && event.getValue() instanceof ObjectNode payload) {
                    known = true;
                    read(new ConverseEvent(event.getKey(), payload));
                }
            }
            if (!known
                    && chunk.properties().stream()
                            .anyMatch(member -> !member.getValue().isObject())) {
                throw new UnreadableBodyException("a chunk is not one of " + provider() + ": it holds no event");
            }
            return log.take();
        }

        private void read(ConverseEvent event) {
            if (!event.type().equals("metadata")
                    && (stopped || begun == event.type().equals("messageStart"))) {
                throw new UnreadableBodyException("a chunk is not at its place: " + event.type());
            }
            begun = true;
            var payload = event.payload();
            switch (event.type()) {
                case "messageStart" -> log.begin();
                case "contentBlockStart" -> {
                    var call = payload.at("/start/toolUse");
                    if (call.isObject()) {
                        log.tool(
                                call.path("toolUseId").asText(),
                                call.path("name").asText());
                    }
                }
                case "contentBlockDelta" -> delta(event);
                case "messageStop" -> {
                    stopped = true;
                    log.stop(payload.path("stopReason").asText());
                }
                case "metadata" -> log.metadata(usage(payload));
                default -> {
                    // The end of a block says nothing here, since each delta has a block of its own.
                }
            }
        }

        private void delta(ConverseEvent event) {
            var delta = event.delta();
            if (delta.path("text").isTextual()) {
                log.text(delta.path("text").textValue());
            } else if (delta.has("toolUse")) {
                log.toolInput(toolInput(delta.at("/toolUse/input")));
            } else if (delta.at("/reasoningContent/text").isTextual()) {
                log.reasoning(delta.at("/reasoningContent/text").textValue());
            }
        }

        /** It may come whole, and not as a text. */
        private static String toolInput(JsonNode input) {
            return input.isTextual() ? input.textValue() : input.toString();
        }

        private static ObjectNode usage(ObjectNode metadata) {
            return metadata.path("usage") instanceof ObjectNode usage ? usage.deepCopy() : BodyJson.object();
        }
    }

    private static final class Writer implements ChunkWriter {

        private int index;
        private Open open = Open.NOTHING;

        private enum Open {
            NOTHING,
            DELTA,
            CALL
        }

        @Override
        public List<ObjectNode> write(ConverseEvent event) {
            var chunks = new ArrayList<ObjectNode>();
            var payload = event.payload().deepCopy();
            switch (event.type()) {
                case "contentBlockStart" -> open = Open.CALL;
                case "contentBlockDelta" -> {
                    if (open == Open.DELTA) {
                        chunks.add(stop());
                    }
                    open = open == Open.CALL ? Open.CALL : Open.DELTA;
                }
                case "contentBlockStop" -> {
                    open = Open.NOTHING;
                    return List.of(stop());
                }
                case "metadata" -> {
                    payload.putObject("metrics");
                    payload.putObject("trace");
                }
                default -> {
                    // The others are as Converse has them.
                }
            }
            if (payload.has("contentBlockIndex")) {
                payload.put("contentBlockIndex", index);
            }
            chunks.add(chunk(event.type(), payload));
            return chunks;
        }

        private ObjectNode stop() {
            return chunk("contentBlockStop", BodyJson.object().put("contentBlockIndex", index++));
        }

        private static ObjectNode chunk(String type, ObjectNode payload) {
            var chunk = BodyJson.object();
            chunk.set(type, payload);
            return chunk;
        }
    }
}
