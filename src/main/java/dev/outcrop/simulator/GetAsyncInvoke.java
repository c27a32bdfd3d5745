package dev.outcrop.simulator;

import dev.outcrop.simulator.http.Answer;
import dev.outcrop.simulator.http.Request;
import java.util.Optional;

/** {@code GET /async-invoke/ARN}: how an invocation stands. */
final class GetAsyncInvoke implements Operation {

    private final AsyncInvokes invokes;

    GetAsyncInvoke(AsyncInvokes invokes) {
        this.invokes = invokes;
    }

    @Override
    public String name() {
        return "GetAsyncInvoke";
    }

    @Override
    public boolean streams() {
        return false;
    }

    @Override
    public Optional<String> subject(String method, String path) {
        return method.equals("GET") ? PlainPath.item(path, "/async-invoke") : Optional.empty();
    }

    @Override
    public Answer answer(String arn, Request request) {
        return invokes.find(arn)
                .map(invocation -> JsonAnswer.of(invocation.json(invokes.now())))
                .orElseGet(() -> Refusal.validation("The provided async invocation ARN is invalid.")
                        .answer());
    }
}
