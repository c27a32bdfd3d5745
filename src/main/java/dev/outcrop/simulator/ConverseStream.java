package dev.outcrop.simulator;

import dev.outcrop.simulator.http.Answer;
import dev.outcrop.simulator.http.Request;
import java.util.Optional;

/** {@code POST /model/ID/converse-stream}: the answer as events. */
final class ConverseStream implements Operation {

    private final ConverseCall call;

    ConverseStream(Inference inference) {
        this.call = new ConverseCall(inference, ModelFit::stream);
    }

    @Override
    public String name() {
        return "ConverseStream";
    }

    @Override
    public boolean streams() {
        return true;
    }

    @Override
    public Optional<String> subject(String method, String path) {
        return ModelPath.modelId(method, path, "converse-stream");
    }

    @Override
    public Answer answer(String modelId, Request request) {
        return call.answer(modelId, request, StreamedAnswer::new);
    }
}
