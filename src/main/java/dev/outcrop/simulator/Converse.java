package dev.outcrop.simulator;

import dev.outcrop.simulator.http.Answer;
import dev.outcrop.simulator.http.Piece;
import dev.outcrop.simulator.http.Request;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** {@code POST /model/ID/converse}: the whole answer at once. */
final class Converse implements Operation {

    private final ConverseCall call;

    Converse(KnownModels models, Repertoire repertoire) {
        this.call = new ConverseCall(models, repertoire, ModelFit::whole);
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
        return call.answer(modelId, request, Converse::said);
    }

    private static Answer said(Spoken spoken, Asked asked) {
        var due = spoken.pace().dueNanos(spoken.tokens());
        var json = ConverseReply.json(spoken, asked, due);
        return Answer.of(
                200,
                Map.of("Content-Type", "application/json"),
                Piece.after(Duration.ofNanos(due), json.getBytes(StandardCharsets.UTF_8)));
    }
}
