package dev.outcrop.simulator;

import dev.outcrop.simulator.http.Answer;
import dev.outcrop.simulator.http.Request;
import java.util.Optional;

/** An operation that says what was recorded, and nothing of its own. */
final class ReplayedOperation implements Operation {

    private final Operation operation;
    private final RecordedAnswers answers;

    ReplayedOperation(Operation operation, RecordedAnswers answers) {
        this.operation = operation;
        this.answers = answers;
    }

    @Override
    public String name() {
        return operation.name();
    }

    @Override
    public boolean streams() {
        return operation.streams();
    }

    @Override
    public Optional<String> subject(String method, String path) {
        return operation.subject(method, path);
    }

    @Override
    public Answer answer(String subject, Request request) {
        return request.header(RecordedAnswers.HEADER)
                .flatMap(answers::named)
                .map(recorded ->
                        Answer.of(200, recorded.headers(), recorded.pieces().iterator()))
                .orElseGet(() ->
                        Refusal.validation("No recording answers this request.").answer());
    }
}
