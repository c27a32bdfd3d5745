package dev.outcrop.simulator;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The operations that are served. A new one is a class and a line here. */
final class Operations {

    private final List<Operation> all;

    private Operations(List<Operation> all) {
        this.all = List.copyOf(all);
    }

    /** The same operations, answered from recordings alone. */
    Operations replaying(RecordedAnswers answers) {
        return new Operations(all.stream()
                .<Operation>map(operation -> new ReplayedOperation(operation, answers))
                .toList());
    }

    Operations(Inference inference, Clock clock) {
        var models = inference.models();
        var invokes = new AsyncInvokes(clock);
        this.all = List.of(
                new Converse(inference),
                new ConverseStream(inference),
                new InvokeModel(inference),
                new InvokeModelWithResponseStream(inference),
                new CountTokens(models),
                new ApplyGuardrail(inference.guardrails()),
                new StartAsyncInvoke(models, invokes),
                new GetAsyncInvoke(invokes),
                new ListAsyncInvokes(invokes),
                new ListFoundationModels(models),
                new GetFoundationModel(models),
                new ListInferenceProfiles(models),
                new GetInferenceProfile(models));
    }

    /** The operation of a request; empty where none is served at this path. */
    Optional<Target> find(String method, String path) {
        for (var operation : all) {
            var subject = operation.subject(method, path);
            if (subject.isPresent()) {
                return Optional.of(new Target(operation, subject.get()));
            }
        }
        return Optional.empty();
    }

    /** An operation and what it is asked about. */
    record Target(Operation operation, String subject) {}
}
