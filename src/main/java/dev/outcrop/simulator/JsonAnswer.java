package dev.outcrop.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.outcrop.simulator.http.Answer;
import dev.outcrop.simulator.http.Piece;
import java.util.Map;

/** A document as an answer that is sent at once. */
final class JsonAnswer {

    private JsonAnswer() {}

    static Answer of(JsonNode body) {
        return Answer.of(200, Map.of("Content-Type", "application/json"), Piece.of(Json.bytes(body)));
    }
}
