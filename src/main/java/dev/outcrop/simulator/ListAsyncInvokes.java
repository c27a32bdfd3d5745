package dev.outcrop.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.outcrop.bedrock.BedrockError;
import dev.outcrop.simulator.http.Answer;
import dev.outcrop.simulator.http.Request;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Optional;

/** {@code GET /async-invoke}: the invocations by status and time, the newest first unless asked otherwise. */
final class ListAsyncInvokes implements Operation {

    private final AsyncInvokes invokes;

    ListAsyncInvokes(AsyncInvokes invokes) {
        this.invokes = invokes;
    }

    @Override
    public String name() {
        return "ListAsyncInvokes";
    }

    @Override
    public boolean streams() {
        return false;
    }

    @Override
    public Optional<String> subject(String method, String path) {
        return method.equals("GET") ? PlainPath.collection(path, "/async-invoke") : Optional.empty();
    }

    @Override
    public Answer answer(String subject, Request request) {
        var now = invokes.now();
        try {
            var after = request.parameter("submitTimeAfter").map(Instant::parse);
            var before = request.parameter("submitTimeBefore").map(Instant::parse);
            var found = new ArrayList<ObjectNode>();
            for (var invocation : invokes.all()) {
                if (after.map(invocation.submitted()::isAfter).orElse(true)
                        && before.map(invocation.submitted()::isBefore).orElse(true)
                        && request.parameter("statusEquals")
                                .map(invocation.status(now)::equals)
                                .orElse(true)) {
                    found.add(invocation.json(now));
                }
            }
            if (!request.parameter("sortOrder").orElse("Descending").equals("Ascending")) {
                Collections.reverse(found);
            }
            return Pages.answer(request, "asyncInvokeSummaries", found);
        } catch (DateTimeParseException notATime) {
            return new Refusal(BedrockError.SERIALIZATION, "STRING_VALUE can not be converted to a Timestamp").answer();
        }
    }
}
