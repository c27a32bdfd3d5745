package dev.outcrop.model;

import dev.outcrop.bedrock.body.UnreadableBodyException;
import dev.outcrop.bedrock.body.UnsupportedRequestException;
import dev.outcrop.error.ErrorKind;
import dev.outcrop.error.OutcropException;
import dev.outcrop.model.Failure.Mark;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;

/** Tells what a thrown failure was: by what Bedrock called it first, by what broke on the wire otherwise. */
final class Failures {

    static final String NO_HTTP_2 = "the endpoint does not speak HTTP/2";

    private Failures() {}

    static Failure of(Throwable thrown) {
        var service = in(thrown, AwsServiceException.class);
        return service.isPresent() ? ServiceFailures.of(service.get()) : ofClient(thrown);
    }

    /** What LangChain4j would not send. */
    static Failure refused(RuntimeException thrown) {
        if (thrown instanceof OutcropException known) {
            return failure(ErrorKind.INVALID_REQUEST, known.problem(), Mark.FINAL, thrown);
        }
        var text = textOf(thrown);
        // The SDK's client is built by the first call that needs it, and looks for its region then.
        return text.contains("Unable to load region")
                ? failure(ErrorKind.INPUT, "no AWS region is set", Mark.FINAL, thrown)
                : failure(ErrorKind.INVALID_REQUEST, text, Mark.FINAL, thrown);
    }

    /** What the switchboard refused, in words that are final; empty for everything that Bedrock or the wire said. */
    static Optional<OutcropException> ours(Failure failure) {
        var cause = failure.cause();
        return cause == null ? Optional.empty() : in(cause, OutcropException.class);
    }

    private static Failure ofClient(Throwable thrown) {
        var text = textOf(thrown);
        var ours = in(thrown, OutcropException.class);
        if (ours.isPresent()) {
            return failure(ours.get().kind(), ours.get().problem(), Mark.FINAL, thrown);
        }
        var exceeded = in(thrown, AnswerBound.Exceeded.class);
        if (exceeded.isPresent()) {
            return failure(ErrorKind.MODEL_ERROR, textOf(exceeded.get()), Mark.costly(0), thrown);
        }
        var unsupported = in(thrown, UnsupportedRequestException.class);
        if (unsupported.isPresent()) {
            return failure(ErrorKind.INVALID_REQUEST, textOf(unsupported.get()), Mark.FINAL, thrown);
        }
        var unreadable = unreadable(thrown);
        if (unreadable.isPresent()) {
            return failure(ErrorKind.MODEL_ERROR, textOf(unreadable.get()), Mark.costly(1), thrown);
        }
        if (isJson(thrown) || isUnlike(thrown)) {
            return failure(ErrorKind.MODEL_ERROR, "the answer is not JSON", Mark.costly(1), thrown);
        }
        if (in(thrown, InterruptedException.class).isPresent()
                || in(thrown, AbortedException.class).isPresent()) {
            return failure(ErrorKind.CANCELLED, "the call was cancelled", Mark.FINAL, thrown);
        }
        if (text.contains("Unable to load credentials")) {
            return failure(ErrorKind.CREDENTIALS, text, Mark.FINAL, thrown);
        }
        return ofWire(thrown);
    }

    /** What came whole and is not what was to come. */
    private static Optional<? extends Throwable> unreadable(Throwable thrown) {
        var answer = in(thrown, UnreadableAnswer.class);
        return answer.isPresent() ? answer : in(thrown, UnreadableBodyException.class);
    }

    /** Whether it came whole and the SDK made nothing of it; of one that broke off on its way the SDK says the same. */
    private static boolean isUnlike(Throwable thrown) {
        return textOf(thrown).contains("Unable to unmarshall")
                && in(thrown, IOException.class).isEmpty();
    }

    private static Failure ofWire(Throwable thrown) {
        if (textOf(thrown).contains("First received frame was not SETTINGS")) {
            return failure(ErrorKind.NETWORK, NO_HTTP_2, Mark.FINAL, thrown);
        }
        var tls = in(thrown, SSLException.class);
        if (tls.isPresent()) {
            return failure(ErrorKind.TLS, TlsText.of(tls.get()), Mark.FINAL, thrown);
        }
        var host = in(thrown, UnknownHostException.class);
        if (host.isPresent()) {
            return failure(ErrorKind.NETWORK, "the host does not resolve", Mark.FINAL, thrown);
        }
        if (isConnectTimeout(thrown)) {
            return failure(ErrorKind.NETWORK, "no connection in time", Mark.retried(2), thrown);
        }
        if (in(thrown, ConnectException.class).isPresent()) {
            return failure(ErrorKind.NETWORK, "nothing accepts connections", Mark.FINAL, thrown);
        }
        if (in(thrown, ApiCallTimeoutException.class).isPresent()
                || in(thrown, SocketTimeoutException.class).isPresent()) {
            return failure(ErrorKind.MODEL_TIMEOUT, "no answer in time", Mark.costly(0), thrown);
        }
        if (in(thrown, IOException.class).isPresent()) {
            return failure(
                    ErrorKind.NETWORK, "the connection broke before the whole answer came", Mark.costly(1), thrown);
        }
        return failure(ErrorKind.NETWORK, textOf(thrown), Mark.costly(0), thrown);
    }

    private static Failure failure(ErrorKind kind, String message, Mark mark, Throwable thrown) {
        return new Failure(kind, message, mark, thrown);
    }

    /** Whether it was JSON that could not be read; the SDK brings a Jackson of its own under another name. */
    static boolean isJson(Throwable thrown) {
        return in(thrown, IOException.class)
                .map(cause -> cause.getClass().getName().contains(".jackson."))
                .orElse(false);
    }

    /** Netty's and Apache's own kinds, of which neither is the other's nor the JDK's. */
    private static boolean isConnectTimeout(Throwable thrown) {
        return in(thrown, IOException.class)
                .map(cause -> cause.getClass().getSimpleName().equals("ConnectTimeoutException"))
                .orElse(false);
    }

    /** The first of a kind among a failure and its causes; at most 16 deep, since causes may form a ring. */
    static <T> Optional<T> in(Throwable thrown, Class<T> type) {
        var each = thrown;
        for (int depth = 0; each != null && depth < 16; depth++) {
            if (type.isInstance(each)) {
                return Optional.of(type.cast(each));
            }
            each = each.getCause();
        }
        return Optional.empty();
    }

    static String textOf(Throwable thrown) {
        var message = thrown.getMessage();
        return message == null ? thrown.getClass().getSimpleName().toLowerCase(Locale.ROOT) : message;
    }
}
