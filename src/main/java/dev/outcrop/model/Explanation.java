package dev.outcrop.model;

import dev.outcrop.error.CallException;
import dev.outcrop.error.CallException.Trace;

/** A failure in words for the person who has to do something about it. */
final class Explanation {

    private Explanation() {}

    static CallException of(Failure failure, ModelVersion version, int attempts, String partialText) {
        var ref = version.ref();
        var problem = "Model '" + ref.name() + "' (" + ref.id() + "): " + failure.message();
        return new CallException(
                failure.kind(),
                problem,
                "",
                new Trace(
                        attempts,
                        failure.mark().requestId(),
                        partialText,
                        failure.mark().maybeBilled()),
                failure.cause());
    }
}
