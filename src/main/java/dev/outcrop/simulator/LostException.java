package dev.outcrop.simulator;

import dev.outcrop.bedrock.BedrockError;

/** The upstream has no answer, or no more of it. */
final class LostException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final BedrockError error;

    LostException(BedrockError error, String message) {
        super(message);
        this.error = error;
    }

    Refusal refusal() {
        return new Refusal(error, String.valueOf(getMessage()));
    }
}
