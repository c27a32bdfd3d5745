package dev.outcrop.simulator;

import dev.outcrop.simulator.http.Answer;
import dev.outcrop.simulator.http.Request;
import java.util.Optional;

/** {@code POST /model/ID/invoke}: the whole answer at once, in the body of the model's provider. */
final class InvokeModel implements Operation {

    private final InvokeCall call;

    InvokeModel(Inference inference) {
        this.call = new InvokeCall(inference.models(), new ConverseCall(inference, ModelFit::invoked));
    }

    @Override
    public String name() {
        return "InvokeModel";
    }

    @Override
    public boolean streams() {
        return false;
    }

    @Override
    public Optional<String> subject(String method, String path) {
        return ModelPath.modelId(method, path, "invoke");
    }

    @Override
    public Answer answer(String modelId, Request request) {
        return call.answer(modelId, request, InvokedAnswer::new);
    }
}
