package dev.outcrop.simulator;

import dev.outcrop.bedrock.BedrockError;
import dev.outcrop.simulator.http.Answer;
import dev.outcrop.simulator.http.Piece;
import dev.outcrop.simulator.http.Request;
import dev.outcrop.simulator.http.Responder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes each request to its operation, as the front end of AWS does: path, credentials, operation; an id for every answer. */
final class FrontDoor implements Responder {

    private static final Logger LOG = LoggerFactory.getLogger(FrontDoor.class);

    private static final byte[] UNKNOWN_OPERATION =
            "{\"Output\":{\"__type\":\"com.amazon.coral.service#UnknownOperationException\"},\"Version\":\"1.0\"}"
                    .getBytes(StandardCharsets.UTF_8);

    /** Bedrock names no server; whoever keeps an answer can tell from this that no model gave it. */
    private static final String SERVER = "outcrop-simulator";

    private static final String REQUEST_ID = "x-amzn-RequestId";

    private final Operations operations;
    private final Traffic traffic;

    FrontDoor(Operations operations, Traffic traffic) {
        this.operations = operations;
        this.traffic = traffic;
    }

    @Override
    public Answer answer(Request request) {
        var answer = answered(request).with("Server", SERVER);
        // A recorded answer has kept its own.
        return answer.headers().containsKey(REQUEST_ID) ? answer : answer.with(REQUEST_ID, requestId());
    }

    private Answer answered(Request request) {
        var target = operations.find(request.method(), request.path());
        if (target.isEmpty()) {
            traffic.received("", "", request);
            return unknownOperation();
        }
        var operation = target.get().operation();
        var subject = target.get().subject();
        traffic.received(operation.name(), subject, request);
        var answer = answered(operation, subject, request);
        return operation.streams() ? traffic.streaming(answer) : answer;
    }

    private static Answer answered(Operation operation, String subject, Request request) {
        var refusal = Credentials.refusal(request);
        if (refusal != null) {
            return refusal.answer();
        }
        try {
            return operation.answer(subject, request);
        } catch (RuntimeException e) {
            LOG.error("{} failed", operation.name(), e);
            return new Refusal(BedrockError.INTERNAL_SERVER, "The simulator failed: " + e).answer();
        }
    }

    private static Answer unknownOperation() {
        return Answer.of(
                BedrockError.UNKNOWN_OPERATION.status(),
                Map.of("Content-Type", "application/json", "x-amzn-ErrorType", BedrockError.UNKNOWN_OPERATION.header()),
                Piece.of(UNKNOWN_OPERATION));
    }

    /** A random UUID without the cost of secure randomness, which nobody needs here. */
    private static String requestId() {
        var random = ThreadLocalRandom.current();
        var high = (random.nextLong() & ~0xF000L) | 0x4000L;
        var low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString();
    }
}
