package dev.outcrop.bedrock.body;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A body whose talk is one prompt that the model goes on with: what such bodies have in common. */
abstract class PromptBody implements ProviderBody {

    /** The member that holds the pictures of a prompt, for the models that see. */
    static final String IMAGES = "images";

    private final ChatTemplate template;
    private final Speech speech;
    private final Talk talk;
    private final ConfigNames names;

    PromptBody(ChatTemplate template, Speech speech, ConfigNames names) {
        this.template = template;
        this.speech = speech;
        this.talk = new Talk(speech);
        this.names = names;
    }

    /**
     * What the model has said.
     *
     * @param stop the provider's word; null where it goes on
     * @param usage Converse's, as far as it is told
     */
    record Said(String text, @Nullable String stop, ObjectNode usage) {}

    /** What the body of a model has a place for. */
    abstract Set<Feature> features(String modelId);

    /** The member that holds the prompt. */
    abstract String promptName();

    abstract StopWords stops();

    /** What an answer says. */
    abstract Said reply(ObjectNode reply);

    /** What a chunk says. */
    abstract Said chunk(ObjectNode chunk);

    /** An answer with the prompt that it goes on with. */
    abstract ObjectNode reply(Said said, String prompt);

    /** A chunk. */
    abstract ObjectNode chunk(Said said, Place place);

    /**
     * Where a chunk stands in its stream.
     *
     * @param number how many stand before it
     * @param tokens the answer's with this chunk, each of which is one where it has text
     * @param inputTokens what the request counts
     */
    record Place(int number, int tokens, int inputTokens) {}

    /** The turns of a request; tools are told of in the system text by bodies that have no other place for them. */
    List<Turn> turns(ObjectNode converse) {
        return talk.turns(converse);
    }

    /** The object within a body that holds the inference parameters, made where there is none. */
    ObjectNode parameters(ObjectNode body) {
        return body;
    }

    /** The most tokens that an answer may be asked to have. */
    int mostTokens() {
        return Integer.MAX_VALUE;
    }

    @Override
    public boolean recognises(ObjectNode body) {
        return ProviderBody.super.recognises(body)
                && template.marks(body.path(promptName()).asText());
    }

    @Override
    public ObjectNode requestToProvider(ObjectNode converse) {
        Feature.require(converse, provider(), features(converse.path("modelId").asText()));
        requireFewTokens(converse.at("/inferenceConfig/maxTokens").asInt());
        var body = BodyJson.object().put(promptName(), promptOf(converse));
        if (!converse.path("inferenceConfig").isEmpty()) {
            names.write(converse.path("inferenceConfig"), parameters(body));
        }
        BodyJson.merge(body, converse.path("additionalModelRequestFields"));
        return body;
    }

    /** The prompt of a request. */
    String promptOf(ObjectNode converse) {
        return template.write(turns(converse));
    }

    private void requireFewTokens(int asked) {
        if (asked > mostTokens()) {
            throw new UnsupportedRequestException(
                    provider() + " answers with at most " + mostTokens()
                            + " tokens over InvokeModel, and max-tokens is " + asked,
                    "Set max-tokens to at most " + mostTokens()
                            + ", or use \"api: converse\" for a model that Bedrock serves so.");
        }
    }

    @Override
    public ObjectNode requestFromProvider(ObjectNode body) {
        var converse = BodyJson.object();
        read(template.read(body.path(promptName()).asText()), body, converse);
        var rest = body.deepCopy();
        var config = names.read(parameters(rest));
        if (!config.isEmpty()) {
            converse.set("inferenceConfig", config);
        }
        names.removeFrom(parameters(rest));
        rest.remove(List.of(promptName(), IMAGES));
        rest.properties()
                .removeIf(member ->
                        member.getValue().isObject() && member.getValue().isEmpty());
        if (!rest.isEmpty()) {
            converse.set("additionalModelRequestFields", rest);
        }
        return converse;
    }

    /** Sets what the turns of a body's prompt ask. */
    void read(List<Turn> turns, ObjectNode body, ObjectNode converse) {
        talk.read(turns, body.path(IMAGES), converse);
    }

    @Override
    public ObjectNode replyFromProvider(ObjectNode reply, ObjectNode converse) {
        var said = reply(reply);
        var log = new EventLog();
        var listener = speech.listener(converse);
        listener.take(said.text(), log);
        listener.end(log);
        log.close();
        return Reply.of(Reply.content(log.take()), reason(said.stop() == null ? "" : said.stop(), log), said.usage());
    }

    private String reason(String stop, EventLog log) {
        var reason = stops().bedrock(stop);
        return log.called() && reason.equals("end_turn") ? "tool_use" : reason;
    }

    @Override
    public ObjectNode replyToProvider(ObjectNode reply, ObjectNode converse) {
        var speaker = speech.speaker();
        var text = new StringBuilder();
        Reply.events(Reply.content(reply)).forEach(event -> text.append(speaker.say(event)));
        var stop = stops().provider(reply.path("stopReason").asText());
        var usage = reply.path("usage") instanceof ObjectNode known ? known : BodyJson.object();
        return reply(new Said(text.toString(), stop, usage), promptOf(converse));
    }

    @Override
    public ChunkReader reader(ObjectNode converse) {
        return new Reader(speech.listener(converse));
    }

    @Override
    public ChunkWriter writer(ObjectNode converse, int inputTokens) {
        return new Writer(speech.speaker(), inputTokens);
    }

    private final class Reader implements ChunkReader {

        private final Speech.Listener listener;
        private final EventLog log = new EventLog();
        private final ObjectNode usage = BodyJson.object();
        private boolean stopped;

        Reader(Speech.Listener listener) {
            this.listener = listener;
        }

        @Override
        public List<ConverseEvent> read(ObjectNode chunk) {
            var said = chunk(chunk);
            if (stopped && !said.text().isEmpty()) {
                throw new UnreadableBodyException("a chunk of " + provider() + " came after the one that stopped");
            }
            usage.setAll(said.usage());
            log.begin();
            listener.take(said.text(), log);
            if (said.stop() != null && !stopped) {
                stopped = true;
                listener.end(log);
                log.stop(reason(said.stop(), log));
                if (!usage.isEmpty()) {
                    log.metadata(UsageJson.total(usage));
                }
            }
            return log.take();
        }
    }

    private final class Writer implements ChunkWriter {

        private final Speech.Speaker speaker;
        private final int inputTokens;
        private int number;
        private int tokens;

        Writer(Speech.Speaker speaker, int inputTokens) {
            this.speaker = speaker;
            this.inputTokens = inputTokens;
        }

        @Override
        public List<ObjectNode> write(ConverseEvent event) {
            var text = speaker.say(event);
            var stop = event.type().equals("messageStop")
                    ? stops().provider(event.payload().path("stopReason").asText())
                    : null;
            if (text.isEmpty() && stop == null) {
                return List.of();
            }
            tokens += text.isEmpty() ? 0 : 1;
            var place = new Place(number++, tokens, inputTokens);
            return List.of(chunk(new Said(text, stop, BodyJson.object()), place));
        }
    }
}
