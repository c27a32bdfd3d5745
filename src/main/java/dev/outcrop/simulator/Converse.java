package dev.outcrop.simulator;

import dev.outcrop.simulator.http.Answer;
import dev.outcrop.simulator.http.Request;
import java.util.Optional;

/** {@code POST /model/ID/converse}: the whole answer at once. */
final class Converse implements Operation {

    private final ConverseCall call;

    Converse(Inference inference) {
        this.call = new ConverseCall(inference, ModelFit::whole);
    }

    @Override
    public String name() {
        return "Converse";
    }

    @Override
    public boolean streams() {
        return false;
    }

    @Override
    public Optional<String> subject(String method, String path) {
        return ModelPath.modelId(method, path, "converse");
    }

    @Override
    public Answer answer(String modelId, Request request) {
        return call.answer(modelId, request, WholeAnswer::new);
    }
}
