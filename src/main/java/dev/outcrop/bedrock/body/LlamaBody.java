package dev.outcrop.bedrock.body;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.outcrop.bedrock.body.BodyShape.Kind;
import dev.outcrop.bedrock.body.Turn.Role;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Meta Llama 3 and 4: one prompt with the marks of the model's own template, tools told of in its system text.
 *
 * <p>Source: Bedrock user guide, Meta Llama models; Meta's model cards and prompt formats.
 */
final class LlamaBody extends PromptBody {

    static final LlamaBody LLAMA_3 = new LlamaBody("llama", "Meta Llama 3", HeaderTemplate.LLAMA_3, "meta.llama3");
    static final LlamaBody LLAMA_4 = new LlamaBody("llama4", "Meta Llama 4", HeaderTemplate.LLAMA_4, "meta.llama4");

    private static final int MOST_TOKENS = 2048;

    /** Versions that were not taught to call tools, and versions that see. */
    private static final Pattern WITHOUT_TOOLS = Pattern.compile("llama3-(?:8b|70b|2-1b|2-3b)-");

    private static final Pattern BLIND = Pattern.compile("llama3-(?:8b|70b|1-|3-|2-1b|2-3b)");

    private static final BodyShape SHAPE = BodyShape.EMPTY
            .required(Kind.TEXT, "prompt")
            .bounded(Kind.INTEGER, "max_gen_len", 1, MOST_TOKENS)
            .optional(Kind.NUMBER, "temperature", "top_p")
            .optional(Kind.LIST, IMAGES);

    private static final StopWords STOPS = new StopWords()
            .and("stop", "end_turn")
            .and("stop", "tool_use")
            .and("stop", "stop_sequence")
            .and("length", "max_tokens");

    private final String word;
    private final String provider;
    private final String family;

    private LlamaBody(String word, String provider, ChatTemplate template, String family) {
        super(template, new ToolCallText(), new ConfigNames("max_gen_len", "temperature", "top_p", ""));
        this.word = word;
        this.provider = provider;
        this.family = family;
    }

    @Override
    public String word() {
        return word;
    }

    @Override
    public String provider() {
        return provider;
    }

    @Override
    public boolean speaks(String foundation) {
        return foundation.startsWith(family);
    }

    @Override
    public BodyShape shape() {
        return SHAPE;
    }

    @Override
    Set<Feature> features(String modelId) {
        var features = EnumSet.of(Feature.TOOLS, Feature.IMAGES);
        if (WITHOUT_TOOLS.matcher(modelId).find()) {
            features.remove(Feature.TOOLS);
        }
        if (BLIND.matcher(modelId).find()) {
            features.remove(Feature.IMAGES);
        }
        return features;
    }

    @Override
    String promptName() {
        return "prompt";
    }

    @Override
    StopWords stops() {
        return STOPS;
    }

    @Override
    int mostTokens() {
        return MOST_TOKENS;
    }

    @Override
    public boolean recognises(ObjectNode body) {
        // A prompt without marks may still be told by what only Llama calls so.
        return super.recognises(body)
                || (this == LLAMA_3
                        && body.has("max_gen_len")
                        && shape().fault(body).isEmpty());
    }

    @Override
    public ObjectNode requestToProvider(ObjectNode converse) {
        var body = super.requestToProvider(converse);
        var images = images(converse);
        if (!images.isEmpty()) {
            body.set(IMAGES, images);
        }
        return body;
    }

    private static ArrayNode images(JsonNode converse) {
        var images = BodyJson.array();
        for (var message : converse.path("messages")) {
            for (var block : message.path("content")) {
                if (block.has("image")) {
                    images.add(block.at("/image/source/bytes"));
                }
            }
        }
        return images;
    }

    @Override
    List<Turn> turns(ObjectNode converse) {
        var turns = new ArrayList<>(super.turns(converse));
        var tools = ToolList.write(converse);
        if (tools.isEmpty()) {
            return turns;
        }
        var system = !turns.isEmpty() && turns.get(0).role() == Role.SYSTEM
                ? turns.remove(0).text() + "\n\n"
                : "";
        turns.add(0, new Turn(Role.SYSTEM, system + tools));
        return turns;
    }

    @Override
    void read(List<Turn> turns, ObjectNode body, ObjectNode converse) {
        var rest = new ArrayList<Turn>();
        for (var turn : turns) {
            var text = turn.role() == Role.SYSTEM ? ToolList.read(turn.text(), converse) : turn.text();
            if (turn.role() != Role.SYSTEM || !text.isEmpty()) {
                rest.add(new Turn(turn.role(), text, turn.pictures()));
            }
        }
        super.read(rest, body, converse);
    }

    @Override
    Said reply(ObjectNode reply) {
        if (!reply.path("generation").isTextual()) {
            throw new UnreadableBodyException("the answer is not one of " + provider + ": it has no generation");
        }
        return chunk(reply);
    }

    @Override
    Said chunk(ObjectNode chunk) {
        if (!chunk.has("generation")) {
            throw new UnreadableBodyException("a chunk is not one of " + provider + ": it has no generation");
        }
        return new Said(
                BodyJson.text(chunk.path("generation")),
                chunk.path("stop_reason").textValue(),
                UsageJson.of(chunk.path("prompt_token_count"), chunk.path("generation_token_count")));
    }

    @Override
    ObjectNode reply(Said said, String prompt) {
        var reply = BodyJson.object().put("generation", said.text());
        UsageJson.put(reply, "prompt_token_count", said.usage().path(UsageJson.INPUT));
        UsageJson.put(reply, "generation_token_count", said.usage().path(UsageJson.OUTPUT));
        return reply.put("stop_reason", said.stop());
    }

    @Override
    ObjectNode chunk(Said said, Place place) {
        var chunk = BodyJson.object().put("generation", said.text());
        chunk.put("prompt_token_count", place.number() == 0 ? Integer.valueOf(place.inputTokens()) : null);
        return chunk.put("generation_token_count", place.tokens()).put("stop_reason", said.stop());
    }
}
