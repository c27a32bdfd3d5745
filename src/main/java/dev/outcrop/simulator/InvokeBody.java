package dev.outcrop.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.outcrop.bedrock.RequestMetadata;
import dev.outcrop.bedrock.body.ChunkWriter;
import dev.outcrop.bedrock.body.ProviderBody;
import dev.outcrop.simulator.http.Request;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One request of InvokeModel and the body that it is written in.
 *
 * @param converse the request as Converse's, with what stood in headers
 * @param echoed headers that the answer repeats
 */
record InvokeBody(ProviderBody body, ObjectNode converse, Map<String, String> echoed) {

    private static final String LATENCY = "X-Amzn-Bedrock-PerformanceConfig-Latency";
    private static final String TIER = "X-Amzn-Bedrock-Service-Tier";
    private static final String GUARDRAIL = "X-Amzn-Bedrock-GuardrailIdentifier";
    private static final String GUARDRAIL_VERSION = "X-Amzn-Bedrock-GuardrailVersion";
    private static final String TRACE = "X-Amzn-Bedrock-Trace";

    static InvokeBody of(ProviderBody body, ObjectNode json, Request request) throws JsonProcessingException {
        var converse = body.requestFromProvider(json);
        set(request, LATENCY, converse, "performanceConfig", "latency");
        set(request, TIER, converse, "serviceTier", "type");
        set(request, GUARDRAIL, converse, "guardrailConfig", "guardrailIdentifier");
        set(request, GUARDRAIL_VERSION, converse, "guardrailConfig", "guardrailVersion");
        if (converse.has("guardrailConfig")) {
            // The header's words are Converse's in capitals.
            request.header(TRACE)
                    .ifPresent(value -> converse.withObjectProperty("guardrailConfig")
                            .put("trace", value.toLowerCase(Locale.ROOT)));
        }
        var metadata = request.header(RequestMetadata.HEADER);
        if (metadata.isPresent()) {
            converse.set("requestMetadata", Json.read(metadata.get()));
        }
        return new InvokeBody(body, converse, echoed(request));
    }

    private static void set(Request request, String header, ObjectNode converse, String structure, String member) {
        request.header(header)
                .ifPresent(value -> converse.withObjectProperty(structure).put(member, value));
    }

    private static Map<String, String> echoed(Request request) {
        var echoed = new LinkedHashMap<String, String>();
        for (var name : List.of(LATENCY, TIER)) {
            request.header(name).ifPresent(value -> echoed.put(name, value));
        }
        return echoed;
    }

    /** An answer of Converse in the provider's form. */
    ObjectNode reply(ObjectNode reply, Asked asked) {
        return body.replyToProvider(reply, named(asked));
    }

    ChunkWriter writer(Asked asked) {
        return body.writer(named(asked), asked.talk().tokens());
    }

    /** The id stands in the path, so Converse's own shape has no place for it. */
    private ObjectNode named(Asked asked) {
        return Json.object().put("modelId", asked.modelId()).setAll(converse);
    }
}
