package dev.outcrop.simulator;

import dev.outcrop.bedrock.BedrockError;
import dev.outcrop.simulator.http.Answer;
import dev.outcrop.simulator.http.Piece;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** An error that a request is answered with, as Bedrock writes it. */
record Refusal(BedrockError error, String message) {

    static Refusal validation(String message) {
        return new Refusal(BedrockError.VALIDATION, message);
    }

    Answer answer() {
        var body = Json.quote(message, new StringBuilder("{\"message\":"))
                .append('}')
                .toString();
        return Answer.of(
                error.status(),
                Map.of("Content-Type", "application/json", "x-amzn-ErrorType", error.header()),
                Piece.of(body.getBytes(StandardCharsets.UTF_8)));
    }
}
