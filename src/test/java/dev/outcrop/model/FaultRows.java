package dev.outcrop.model;

import static dev.outcrop.error.ErrorKind.ACCESS_DENIED;
import static dev.outcrop.error.ErrorKind.CONTEXT_OVERFLOW;
import static dev.outcrop.error.ErrorKind.CORRUPT_STREAM;
import static dev.outcrop.error.ErrorKind.CREDENTIALS;
import static dev.outcrop.error.ErrorKind.INCOMPLETE_STREAM;
import static dev.outcrop.error.ErrorKind.INVALID_REQUEST;
import static dev.outcrop.error.ErrorKind.MODEL_ERROR;
import static dev.outcrop.error.ErrorKind.MODEL_NOT_FOUND;
import static dev.outcrop.error.ErrorKind.MODEL_NOT_READY;
import static dev.outcrop.error.ErrorKind.MODEL_RETIRED;
import static dev.outcrop.error.ErrorKind.MODEL_TIMEOUT;
import static dev.outcrop.error.ErrorKind.NETWORK;
import static dev.outcrop.error.ErrorKind.QUOTA;
import static dev.outcrop.error.ErrorKind.STALLED_STREAM;
import static dev.outcrop.error.ErrorKind.THROTTLED;
import static dev.outcrop.error.ErrorKind.UNAVAILABLE;
import static dev.outcrop.model.FaultRow.answered;
import static dev.outcrop.model.FaultRow.asAsked;
import static dev.outcrop.model.FaultRow.once;
import static dev.outcrop.model.FaultRow.reply;
import static dev.outcrop.model.FaultRow.row;
import static dev.outcrop.model.FaultRow.silent;
import static dev.outcrop.model.FaultRow.upTo;

import dev.outcrop.config.Timeouts;
import java.time.Duration;
import java.util.List;

/** The fault matrix: every kind of fault of the simulator, where it strikes, and what has to come of it. */
final class FaultRows {

    private static final Duration FIRST_TOKEN = Timeouts.DEFAULT.firstToken();
    private static final Duration IDLE = Timeouts.DEFAULT.idle();
    private static final Duration TOTAL = Timeouts.DEFAULT.total();

    static final List<FaultRow> ALL = List.of(
            row("throttling", upTo(6, THROTTLED)),
            row("throttling, retry-after-s: 2", asAsked(6, THROTTLED, Duration.ofSeconds(2))),
            row("throttling, retry-after-s: 61", once(THROTTLED)),
            row("throttling, message: 'Too many tokens per day, please wait before trying again.'", once(QUOTA)),
            row("model-not-ready", upTo(6, MODEL_NOT_READY)),
            row("validation", once(INVALID_REQUEST)),
            row("context-overflow", once(CONTEXT_OVERFLOW)),
            row("access-denied", once(ACCESS_DENIED)),
            row("expired-token", upTo(2, CREDENTIALS)),
            row("not-found", once(MODEL_NOT_FOUND)),
            row("legacy", once(MODEL_RETIRED)),
            row("retired", once(MODEL_RETIRED)),
            row("model-timeout", upTo(2, MODEL_TIMEOUT)),
            row("model-error", upTo(3, MODEL_ERROR)),
            row("internal", upTo(6, UNAVAILABLE)),
            row("unavailable", upTo(6, UNAVAILABLE)),
            row("html-503", upTo(6, UNAVAILABLE)),
            row("slow-first-byte", silent(MODEL_TIMEOUT, TOTAL), silent(MODEL_TIMEOUT, FIRST_TOKEN)),
            row("stall", silent(MODEL_TIMEOUT, TOTAL), silent(MODEL_TIMEOUT, FIRST_TOKEN)),
            row("stall, after-deltas: 0", silent(MODEL_TIMEOUT, TOTAL), silent(STALLED_STREAM, IDLE)),
            row("stall, after-deltas: 1", silent(MODEL_TIMEOUT, TOTAL), silent(STALLED_STREAM, IDLE)),
            row("connection-reset", upTo(2, NETWORK)),
            row("connection-reset, after-deltas: 0", upTo(2, NETWORK), upTo(3, INCOMPLETE_STREAM)),
            row("connection-reset, after-deltas: 1", upTo(2, NETWORK), once(INCOMPLETE_STREAM)),
            row("rst-stream", upTo(2, NETWORK)),
            row("rst-stream, after-deltas: 0", upTo(2, NETWORK), upTo(3, INCOMPLETE_STREAM)),
            row("rst-stream, after-deltas: 1", upTo(2, NETWORK), once(INCOMPLETE_STREAM)),
            row("half-close", upTo(2, NETWORK)),
            row("half-close, after-deltas: 0", upTo(2, NETWORK), upTo(3, INCOMPLETE_STREAM)),
            row("half-close, after-deltas: 1", upTo(2, NETWORK), once(INCOMPLETE_STREAM)),
            row("truncated-frame", upTo(2, MODEL_ERROR), upTo(3, CORRUPT_STREAM)),
            row("truncated-frame, after-deltas: 1", upTo(2, MODEL_ERROR), once(CORRUPT_STREAM)),
            row("bad-crc", answered(), upTo(3, CORRUPT_STREAM)),
            row("bad-crc, after-deltas: 1", answered(), once(CORRUPT_STREAM)),
            row("no-message-stop", answered(), once(INCOMPLETE_STREAM)),
            row("no-message-stop, after-deltas: 0", answered(), upTo(3, INCOMPLETE_STREAM)),
            row("no-metadata", answered()),
            row("unknown-event", answered()),
            row("unknown-event, after-deltas: 1", answered()),
            row("malformed-json", upTo(2, MODEL_ERROR)),
            row("truncated-json", upTo(2, MODEL_ERROR), upTo(3, CORRUPT_STREAM)),
            row("truncated-json, after-deltas: 1", upTo(2, MODEL_ERROR), once(CORRUPT_STREAM)),
            row("huge-delta", once(MODEL_ERROR), once(INCOMPLETE_STREAM)),
            row("stream-throttling", upTo(6, THROTTLED)),
            row("stream-throttling, after-deltas: 1", upTo(6, THROTTLED), once(THROTTLED)),
            row("stream-unavailable", upTo(6, UNAVAILABLE)),
            row("stream-unavailable, after-deltas: 1", upTo(6, UNAVAILABLE), once(UNAVAILABLE)),
            row("stream-model-error", upTo(3, MODEL_ERROR)),
            row("stream-model-error, after-deltas: 1", upTo(3, MODEL_ERROR), once(MODEL_ERROR)),
            row("stream-validation", once(INVALID_REQUEST)),
            row("stream-validation, after-deltas: 1", once(INVALID_REQUEST)),
            row("stream-internal", upTo(6, UNAVAILABLE)),
            row("stream-internal, after-deltas: 1", upTo(6, UNAVAILABLE), once(UNAVAILABLE)),
            reply("{ text: one two, stop-reason: tired }"),
            reply("{ text: one two, stop-reason: model_context_window_exceeded }"));

    private FaultRows() {}
}
