package dev.outcrop.model;

import dev.outcrop.config.ModelConfig;
import java.util.Map;

/** The ways in which a model is asked. */
enum FaultWay {
    SYNC("Converse"),
    STREAM_OVER_HTTP_1("ConverseStream"),
    STREAM_OVER_HTTP_2("ConverseStream"),
    ASSISTANT("Converse"),
    ASSISTANT_STREAM("ConverseStream"),
    INVOKE("InvokeModel"),
    INVOKE_STREAM_OVER_HTTP_1("InvokeModelWithResponseStream"),
    INVOKE_STREAM_OVER_HTTP_2("InvokeModelWithResponseStream");

    private final String operation;

    FaultWay(String operation) {
        this.operation = operation;
    }

    /** What every request has to ask for. */
    String operation() {
        return operation;
    }

    Map<String, String> environment() {
        return name().endsWith("HTTP_1") ? Project.HTTP_1 : Project.HTTP_2;
    }

    boolean streams() {
        return operation.endsWith("Stream");
    }

    /** Whether there is a talk that is kept. */
    boolean remembers() {
        return this == ASSISTANT || this == ASSISTANT_STREAM;
    }

    ModelConfig model() {
        var converse = Project.model("smart", Project.SONNET);
        return operation.startsWith("Invoke") ? Project.invoked(converse, null) : converse;
    }
}
