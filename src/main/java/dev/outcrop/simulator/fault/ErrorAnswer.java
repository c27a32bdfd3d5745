package dev.outcrop.simulator.fault;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.outcrop.bedrock.BedrockError;
import dev.outcrop.simulator.http.Answer;
import dev.outcrop.simulator.http.Piece;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** An error as Bedrock writes it: status, name in a header, a body that holds the message alone. */
public final class ErrorAnswer {

    private ErrorAnswer() {}

    public static Answer of(BedrockError error, String message) {
        var body =
                "{\"message\":\"" + new String(JsonStringEncoder.getInstance().quoteAsString(message)) + "\"}";
        return Answer.of(
                error.status(),
                Map.of("Content-Type", "application/json", "x-amzn-ErrorType", error.header()),
                Piece.of(body.getBytes(StandardCharsets.UTF_8)));
    }

    /** The same answer with what a rule says of waiting. */
    static Answer waiting(Answer answer, Settings settings) {
        return settings.retryAfterSeconds() == null
                ? answer
                : answer.with("Retry-After", settings.retryAfterSeconds().toString());
    }
}
