package dev.outcrop.model;

/** The operation that carries a call, with the IAM action that allows it. Source: service authorization reference, Bedrock. */
enum Operation {
    CONVERSE("bedrock:InvokeModel"),
    CONVERSE_STREAM("bedrock:InvokeModelWithResponseStream");

    private final String action;

    Operation(String action) {
        this.action = action;
    }

    String action() {
        return action;
    }
}
