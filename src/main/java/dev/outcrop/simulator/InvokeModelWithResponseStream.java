package dev.outcrop.simulator;

import dev.outcrop.simulator.http.Answer;
import dev.outcrop.simulator.http.Request;
import java.util.Optional;

/** {@code POST /model/ID/invoke-with-response-stream}: the answer as chunks in the form of the model's provider. */
final class InvokeModelWithResponseStream implements Operation {

    private final InvokeCall call;

    InvokeModelWithResponseStream(Inference inference) {
        this.call = new InvokeCall(inference.models(), new ConverseCall(inference, ModelFit::invokedStream));
    }

    @Override
    public String name() {
        return "InvokeModelWithResponseStream";
    }

    @Override
    public boolean streams() {
        return true;
    }

    @Override
    public Optional<String> subject(String method, String path) {
        return ModelPath.modelId(method, path, "invoke-with-response-stream");
    }

    @Override
    public Answer answer(String modelId, Request request) {
        return call.answer(modelId, request, InvokedStream::new);
    }
}
