package dev.outcrop.recording;

import dev.outcrop.config.Shape;

/** What a recording's file may hold. */
final class RecordingShape {

    private static final long HOUR_MS = 3_600_000;
    private static final long MOST = 1_000_000;

    private static final Shape EVENT = Shape.object()
            .required("at-ms", Shape.integer(0, HOUR_MS), "Milliseconds after the request.")
            .required("event", Shape.text(), "The event's name, such as contentBlockDelta; chunk for InvokeModel.")
            .required("data", Shape.mapOf(Shape.anything()), "Its payload; of a chunk, what its bytes hold.");

    private static final Shape ANSWER = Shape.object()
            .key("after-ms", Shape.integer(0, HOUR_MS), "Milliseconds from the request to the whole answer.", 0)
            .key("headers", Shape.mapOf(Shape.scalar()), "What the response's headers say of the answer.")
            .key("body", Shape.mapOf(Shape.anything()), "The answer where it came at once.")
            .key("events", Shape.list(EVENT, 1), "The answer where it came as a stream.")
            .exactlyOneOf("body", "events");

    private static final Shape EXCHANGE = Shape.object()
            .key("turn", Shape.integer(1, MOST), "The turn that asked, from 1.")
            .key("row", Shape.integer(1, MOST), "The row of data that it was asked with, from 1.")
            .key("attempt", Shape.integer(1, MOST), "Which repetition of the conversation asked.", 1)
            .key("recorded", Shape.text(), "When, in UTC.")
            .key(
                    "source",
                    Shape.oneOf("bedrock", "simulator", "other"),
                    "Who answered: Amazon Bedrock, a simulator, or another endpoint.")
            .key("request-id", Shape.scalar(), "The answer's x-amzn-RequestId.")
            .required("operation", Shape.text(), "As the path ends, such as converse-stream.")
            .required("model", Shape.text(), "The model id that was asked.")
            .required(
                    "request",
                    Shape.mapOf(Shape.anything()),
                    "The body of the request: what the recording is found by, so that a change makes it another.")
            .required("answer", ANSWER, "What came.");

    /** The whole file. */
    static final Shape FILE = Shape.object()
            .key("conversation", Shape.text(), "The script that asked; without it, nobody's script did.")
            .required("exchanges", Shape.list(EXCHANGE), "Every request and its answer, in the order of the talk.");

    private RecordingShape() {}
}
