package dev.outcrop.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.outcrop.bedrock.BedrockError;
import dev.outcrop.bedrock.ErrorTexts;
import dev.outcrop.bedrock.ModelId;
import dev.outcrop.simulator.http.Answer;
import dev.outcrop.simulator.http.Request;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/** {@code POST /async-invoke}: takes an invocation in and names it. */
final class StartAsyncInvoke implements Operation {

    private static final WireShape REQUEST = WireStructure.structure()
            .may("clientRequestToken", WireShapes.text(1, 256, Pattern.compile("[!-~]*")))
            .must("modelId", WireShapes.text(1, 256))
            .must("modelInput", WireShapes.DOCUMENT)
            .must(
                    "outputDataConfig",
                    WireStructure.union("AsyncInvokeOutputDataConfig")
                            .may(
                                    "s3OutputDataConfig",
                                    WireStructure.structure()
                                            .must("s3Uri", WireShapes.text(1, 1024, Pattern.compile("s3://[^/]+.*")))
                                            .may("kmsKeyId", WireShapes.text())
                                            .may("bucketOwner", WireShapes.text())))
            .may(
                    "tags",
                    WireShapes.list(
                            WireStructure.structure()
                                    .must("key", WireShapes.text(1, 128))
                                    .must("value", WireShapes.text(0, 256)),
                            0,
                            200));

    /** Models that are only invoked so, and that the catalogue of chat models does not hold. */
    private static final Set<String> OTHERS = Set.of(
            "amazon.nova-reel-v1:0",
            "amazon.nova-reel-v1:1",
            "luma.ray-v2:0",
            "twelvelabs.marengo-embed-2-7-v1:0",
            "amazon.nova-2-multimodal-embeddings-v1:0");

    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final int ID_LENGTH = 12;

    private final KnownModels models;
    private final AsyncInvokes invokes;

    StartAsyncInvoke(KnownModels models, AsyncInvokes invokes) {
        this.models = models;
        this.invokes = invokes;
    }

    @Override
    public String name() {
        return "StartAsyncInvoke";
    }

    @Override
    public boolean streams() {
        return false;
    }

    @Override
    public Optional<String> subject(String method, String path) {
        return method.equals("POST") ? PlainPath.collection(path, "/async-invoke") : Optional.empty();
    }

    @Override
    public Answer answer(String subject, Request request) {
        if (request.overBound()) {
            return ConverseCall.tooLarge().answer();
        }
        try {
            return answer(Json.read(request.body()), request);
        } catch (JsonProcessingException malformed) {
            return Refusal.validation(ErrorTexts.MALFORMED_INPUT).answer();
        }
    }

    private Answer answer(JsonNode body, Request request) {
        var wrong = body.isObject()
                ? WireShapes.findings(REQUEST, body).refusal()
                : Refusal.validation(ErrorTexts.MALFORMED_INPUT);
        if (wrong != null) {
            return wrong.answer();
        }
        var id = ModelId.of(body.path("modelId").textValue());
        var foundation = id.foundation().orElse(id.toString());
        var refusal = OTHERS.contains(foundation) ? null : models.refusal(id.toString());
        if (refusal != null) {
            return refusal.answer();
        }
        return invokes.start(
                        CallScope.arn(request, "async-invoke/" + newId()),
                        id.opaque() ? id.toString() : CallScope.foundationArn(CallScope.region(request), foundation),
                        body)
                .map(started -> JsonAnswer.of(Json.object().put("invocationArn", started.arn())))
                .orElseGet(() -> new Refusal(
                                BedrockError.CONFLICT, "The clientRequestToken was used before with other parameters.")
                        .answer());
    }

    private static String newId() {
        var id = new StringBuilder(ID_LENGTH);
        for (var i = 0; i < ID_LENGTH; i++) {
            id.append(LETTERS.charAt(ThreadLocalRandom.current().nextInt(LETTERS.length())));
        }
        return id.toString();
    }
}
