package dev.outcrop;

import dev.outcrop.config.Backend;
import dev.outcrop.error.OutcropException;
import dev.outcrop.simulator.SimulatorServer;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How a project is opened. Immutable; begin with {@link #DEFAULT} and change what differs.
 *
 * @param overlay {@code production} lays outcrop.production.yaml over outcrop.yaml; null for none
 * @param answering who answers, where outcrop.yaml does not say it all
 * @param environment what {@code ${NAME}} in outcrop.yaml is filled from
 * @param notices told of files that were changed into something broken while the project is open
 */
public record OutcropOptions(
        @Nullable String overlay,
        Answerer answering,
        Map<String, String> environment,
        Consumer<OutcropException> notices) {

    /** The process's environment, no overlay, the project's own backend; notices go to the log as warnings. */
    public static final OutcropOptions DEFAULT = new OutcropOptions(
            null, new Answerer(null, null, RecordingOptions.DEFAULT), System.getenv(), Notices::warn);

    public OutcropOptions {
        environment = Map.copyOf(environment);
    }

    /**
     * Who answers.
     *
     * @param backend instead of the one that outcrop.yaml names, or null
     * @param simulator who answers for the backend {@code simulator}, and is not closed with the project; null for one of its
     *     own
     */
    public record Answerer(
            @Nullable Backend backend, @Nullable SimulatorServer simulator, RecordingOptions recording) {}

    @Nullable
    Backend backend() {
        return answering.backend();
    }

    @Nullable
    SimulatorServer simulator() {
        return answering.simulator();
    }

    RecordingOptions recording() {
        return answering.recording();
    }

    public OutcropOptions withOverlay(@Nullable String name) {
        return new OutcropOptions(name, answering, environment, notices);
    }

    public OutcropOptions withBackend(@Nullable Backend other) {
        return with(new Answerer(other, simulator(), recording()));
    }

    /** A simulator that runs already answers, whatever outcrop.yaml says: a test's own, which can be asked what it received. */
    public OutcropOptions withSimulator(SimulatorServer running) {
        return with(new Answerer(Backend.SIMULATOR, running, recording()));
    }

    public OutcropOptions withRecording(RecordingOptions other) {
        return with(new Answerer(backend(), simulator(), other));
    }

    private OutcropOptions with(Answerer other) {
        return new OutcropOptions(overlay, other, environment, notices);
    }

    public OutcropOptions withEnvironment(Map<String, String> variables) {
        return new OutcropOptions(overlay, answering, variables, notices);
    }

    public OutcropOptions withNotices(Consumer<OutcropException> listener) {
        return new OutcropOptions(overlay, answering, environment, listener);
    }
}
