package dev.outcrop.model;

import dev.outcrop.bedrock.body.UnreadableBodyException;
import dev.outcrop.error.ErrorKind;
import dev.outcrop.model.Failure.Mark;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Tells what broke a stream: the same failure means another thing once the stream has begun. */
final class StreamFailures {

    /** A begun answer was worked for; before its first delta it may be asked for again, twice. */
    private static final Mark BROKEN = Mark.costly(2);

    private StreamFailures() {}

    static Failure of(Throwable thrown, Exchange exchange) {
        if (!exchange.answered()
                || Failures.in(thrown, AwsServiceException.class).isPresent()) {
            return Failures.of(thrown);
        }
        if (!exchange.isEventStream()
                && Failures.in(thrown, AnswerBound.Exceeded.class).isPresent()) {
            return Failures.of(thrown);
        }
        return exchange.isEventStream() ? ofBody(thrown) : ofPage(exchange, thrown);
    }

    private static Failure ofPage(Exchange exchange, @Nullable Throwable thrown) {
        return new Failure(
                ErrorKind.MODEL_ERROR,
                "the answer is not an event stream but \"" + exchange.contentType() + "\"",
                Mark.costly(1),
                thrown);
    }

    private static Failure ofBody(Throwable thrown) {
        if (Failures.in(thrown, UnreadableAnswer.class).isPresent()) {
            return Failures.of(thrown);
        }
        if (Failures.in(thrown, AnswerBound.Exceeded.class).isPresent()) {
            return tooLarge();
        }
        var unreadable = Failures.in(thrown, UnreadableBodyException.class);
        if (unreadable.isPresent()) {
            return new Failure(ErrorKind.CORRUPT_STREAM, Failures.textOf(unreadable.get()), BROKEN, thrown);
        }
        if (Failures.isJson(thrown)) {
            return new Failure(ErrorKind.CORRUPT_STREAM, "an event is not JSON", BROKEN, thrown);
        }
        // The SDK's decoders of frames and of Base64 say so in words only, by an IllegalArgumentException.
        var illegal = Failures.in(thrown, IllegalArgumentException.class);
        if (illegal.isPresent()) {
            var base64 = Failures.textOf(illegal.get()).contains("base64");
            return new Failure(
                    ErrorKind.CORRUPT_STREAM,
                    base64 ? "a chunk is not Base64" : "a frame's checksum is wrong",
                    BROKEN,
                    thrown);
        }
        return new Failure(ErrorKind.INCOMPLETE_STREAM, "the connection broke before messageStop", BROKEN, thrown);
    }

    /** The body ended, by the server's will or by a connection that the SDK took for one. */
    static Failure ended(Exchange exchange) {
        if (exchange.answered() && !exchange.isEventStream()) {
            return ofPage(exchange, null);
        }
        return exchange.frames().insideFrame()
                ? Failure.of(ErrorKind.CORRUPT_STREAM, "the stream ended inside a frame", BROKEN)
                : Failure.of(ErrorKind.INCOMPLETE_STREAM, "the stream ended before messageStop", BROKEN);
    }

    static Failure tooLarge() {
        return Failure.of(ErrorKind.INCOMPLETE_STREAM, AnswerBound.EXCEEDED, Mark.costly(0));
    }
}
