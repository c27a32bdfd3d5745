package dev.outcrop.simulator;

import dev.outcrop.bedrock.BedrockError;
import dev.outcrop.simulator.fault.ErrorAnswer;
import dev.outcrop.simulator.http.Answer;

/** An error that a request is answered with, as Bedrock writes it. */
record Refusal(BedrockError error, String message) {

    static Refusal validation(String message) {
        return new Refusal(BedrockError.VALIDATION, message);
    }

    Answer answer() {
        return ErrorAnswer.of(error, message);
    }
}
