package dev.outcrop.model;

import dev.outcrop.error.ErrorKind;
import dev.outcrop.model.Failure.Mark;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What all calls of one model version share: how many may be under way, and whether it is worth asking at all.
 *
 * <p>Thread-safe.
 */
final class Lane {

    private static final Logger LOG = LoggerFactory.getLogger(Lane.class);

    /** The model is not there. */
    private static final Set<ErrorKind> DOWN = EnumSet.of(
            ErrorKind.UNAVAILABLE,
            ErrorKind.MODEL_NOT_READY,
            ErrorKind.MODEL_TIMEOUT,
            ErrorKind.MODEL_ERROR,
            ErrorKind.NETWORK);

    /** Nothing was heard of the model; every other kind is an answer of sorts. */
    private static final Set<ErrorKind> UNHEARD =
            EnumSet.of(ErrorKind.CANCELLED, ErrorKind.CREDENTIALS, ErrorKind.TLS, ErrorKind.INPUT);

    private final Limiter limiter;
    private final Breaker breaker;
    private final String modelId;
    private final AtomicBoolean givenWay = new AtomicBoolean();

    Lane(String modelId, Time time, int most) {
        this.limiter = new Limiter(time, most);
        this.breaker = new Breaker(time);
        this.modelId = modelId;
    }

    Limiter limiter() {
        return limiter;
    }

    /** Why no request may be sent now; empty where one may, and then its end has to be told. */
    Optional<Failure> closed() {
        return breaker.admits()
                ? Optional.empty()
                : Optional.of(Failure.of(
                        ErrorKind.UNAVAILABLE,
                        "the last " + Breaker.FAILURES + " requests failed; it is asked again within "
                                + Breaker.OPEN.toSeconds() + " s",
                        Mark.FINAL));
    }

    void answered() {
        if (breaker.answered()) {
            LOG.warn("{} answers again: its circuit breaker is closed", modelId);
        }
    }

    void failed(ErrorKind kind) {
        if (UNHEARD.contains(kind)) {
            breaker.unheard();
        } else if (!DOWN.contains(kind)) {
            answered();
        } else if (breaker.failed()) {
            LOG.warn(
                    "{} failed {} times in a row: its circuit breaker is open, with a look every {} s",
                    modelId,
                    Breaker.FAILURES,
                    Breaker.OPEN.toSeconds());
        }
    }

    /** Another model answers in this one's place; said once, not for every call. */
    void gaveWay(ModelVersion failed, Failure failure, ModelVersion next) {
        if (givenWay.compareAndSet(false, true)) {
            LOG.warn(
                    "{} ({}) is {}: calls fall back to {} ({})",
                    failed.config().name(),
                    failed.config().id(),
                    failure.kind(),
                    next.config().name(),
                    next.config().id());
        }
    }

    /** A request was too large, and goes out again without the oldest part of its talk. */
    void leftOut(ModelVersion version, int messages) {
        LOG.warn(
                "{} ({}) was sent more than its window holds: it is asked again without the {} oldest messages of the talk",
                version.config().name(),
                version.config().id(),
                messages);
    }

    /** The model answered itself. */
    void tookBack(ModelVersion version) {
        if (givenWay.get() && givenWay.compareAndSet(true, false)) {
            LOG.warn(
                    "{} ({}) answers again",
                    version.config().name(),
                    version.config().id());
        }
    }
}
