package dev.outcrop.bedrock.body;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One request of Converse that goes over InvokeModel, and what comes back made Converse's again. Not thread-safe. */
public final class InvokeExchange {

    private static final String GUARDRAIL_CONFIG = "amazon-bedrock-guardrailConfig";
    private static final Map<String, String> MODES = Map.of("sync", "SYNCHRONOUS", "async", "ASYNCHRONOUS");

    private static final String GUARDRAIL_ACTION = "amazon-bedrock-guardrailAction";
    private static final String GUARDRAIL_TRACE = "amazon-bedrock-trace";
    private static final String INTERVENED = "guardrail_intervened";

    private final ProviderBody body;
    private final ObjectNode converse;
    private final ChunkReader reader;

    /**
     * An exchange that is about to begin.
     *
     * @param converse the request as Converse's JSON, with {@code modelId}
     */
    public InvokeExchange(ProviderBody body, ObjectNode converse) {
        this.body = body;
        this.converse = converse;
        this.reader = body.reader(converse);
    }

    /**
     * The body to send for an answer at once.
     *
     * @throws UnsupportedRequestException where the request asks what the provider's body has no place for
     */
    public byte[] request() {
        return BodyJson.write(body.requestToProvider(converse));
    }

    /** The same for an answer that is to be streamed. */
    public byte[] streamRequest() {
        var request = body.streamRequestToProvider(converse);
        var mode = converse.at("/guardrailConfig/streamProcessingMode");
        if (mode.isTextual()) {
            request.putObject(GUARDRAIL_CONFIG)
                    .put("streamProcessingMode", MODES.getOrDefault(mode.textValue(), mode.textValue()));
        }
        return BodyJson.write(request);
    }

    /**
     * The whole answer as Converse's JSON.
     *
     * @param header the value of a response header by its name; null where there is none
     * @throws UnreadableBodyException where it is not in the provider's form
     */
    public ObjectNode reply(byte[] answer, Function<String, @Nullable String> header) {
        var json = BodyJson.read(answer, "the answer");
        var reply = body.replyFromProvider(json, converse);
        InvocationMetrics.readHeaders(header, reply);
        if (intervened(json)) {
            reply.put("stopReason", INTERVENED);
        }
        if (json.path(GUARDRAIL_TRACE).isObject()) {
            reply.set("trace", converseTrace(json.get(GUARDRAIL_TRACE)));
        }
        return reply;
    }

    /**
     * The events of ConverseStream that a chunk brings; none where it brings nothing yet.
     *
     * @throws UnreadableBodyException where it is not in the provider's form, or not at its place
     */
    public List<ConverseEvent> events(byte[] chunk) {
        var json = BodyJson.read(chunk, "a chunk");
        var events = new ArrayList<>(reader.read(json));
        var metrics = json.path(InvocationMetrics.MEMBER);
        var trace = json.path(GUARDRAIL_TRACE);
        if (metrics.isObject() || trace.isObject()) {
            var metadata = metadata(events);
            InvocationMetrics.readChunk(metrics, metadata);
            if (trace.isObject()) {
                metadata.set("trace", converseTrace(trace));
            }
        }
        if (intervened(json)) {
            named(events, "messageStop").forEach(event -> event.payload().put("stopReason", INTERVENED));
        }
        return events;
    }

    /** What a guardrail found, under Converse's names: one assessment of what was asked, several of the answer. */
    private static JsonNode converseTrace(JsonNode trace) {
        var converse = (ObjectNode) trace.deepCopy();
        if (converse.path("guardrail") instanceof ObjectNode guardrail) {
            if (guardrail.path("input").isObject()) {
                guardrail.set("inputAssessment", guardrail.remove("input"));
            }
            if (guardrail.path("outputs").isArray()) {
                var outputs = guardrail.putObject("outputAssessments");
                for (var assessed : guardrail.remove("outputs")) {
                    assessed.properties()
                            .forEach(each ->
                                    outputs.withArrayProperty(each.getKey()).add(each.getValue()));
                }
            }
        }
        return converse;
    }

    private static boolean intervened(ObjectNode json) {
        return json.path(GUARDRAIL_ACTION).asText().equals("INTERVENED");
    }

    private static ObjectNode metadata(List<ConverseEvent> events) {
        var known = named(events, "metadata");
        if (!known.isEmpty()) {
            return known.get(0).payload();
        }
        var payload = BodyJson.object();
        events.add(new ConverseEvent("metadata", payload));
        return payload;
    }

    private static List<ConverseEvent> named(List<ConverseEvent> events, String type) {
        return events.stream().filter(event -> event.type().equals(type)).toList();
    }
}
