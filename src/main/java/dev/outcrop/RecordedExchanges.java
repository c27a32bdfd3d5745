package dev.outcrop;

import dev.outcrop.config.Backend;
import dev.outcrop.model.Switchboard;
import dev.outcrop.recording.Delays;
import dev.outcrop.recording.LiveAnswer;
import dev.outcrop.recording.Part;
import dev.outcrop.recording.Playback;
import dev.outcrop.recording.Recordings;
import dev.outcrop.recording.Renewal;
import dev.outcrop.simulator.RecordedAnswers;
import dev.outcrop.simulator.SimulatorServer;
import dev.outcrop.simulator.http.Piece;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who answers on the backends {@code replay} and {@code record}: the simulator says again what was recorded; what is not
 * recorded yet goes to Bedrock where it may, and is recorded then.
 */
final class RecordedExchanges implements Switchboard, AutoCloseable {

    private final Recordings recordings;
    private final @Nullable Renewal renewal;
    private final Delays delays;
    private @Nullable SimulatorServer simulator;

    /**
     * Exchanges of a project.
     *
     * @param backend replay or record
     */
    RecordedExchanges(Recordings recordings, Backend backend, RecordingOptions options) {
        this.recordings = recordings;
        this.renewal = backend == Backend.RECORD ? options.renewal() : null;
        this.delays = options.delays();
    }

    Recordings recordings() {
        return recordings;
    }

    /** Where recorded answers are given; the first call starts it on a free loopback port. */
    synchronized URI endpoint() {
        if (simulator == null) {
            simulator =
                    SimulatorServer.replaying(name -> recordings.answer(name).map(this::recorded));
        }
        return simulator.endpoint();
    }

    private RecordedAnswers.Recorded recorded(Playback playback) {
        return new RecordedAnswers.Recorded(
                playback.headers(), playback.parts().stream().map(this::piece).toList());
    }

    private Piece piece(Part part) {
        return delays == Delays.NONE
                ? Piece.of(part.bytes())
                : Piece.after(Duration.ofNanos(part.atNanos()), part.bytes());
    }

    @Override
    public Optional<Diversion> divert(Sent request) {
        var name = renewal == null
                ? Optional.of(recordings.find(request.turn(), request.path(), request.body()))
                : recordings.findOwn(request.turn(), request.path(), request.body(), renewal);
        return name.map(recording -> new Diversion(endpoint(), Map.of(RecordedAnswers.HEADER, recording)));
    }

    @Override
    public void answered(Sent request, Received answer) {
        var parts = answer.body().stream()
                .map(bytes -> new Part(bytes.atNanos(), bytes.bytes()))
                .toList();
        recordings.add(
                request.turn(), request.path(), request.body(), new LiveAnswer(answer.host(), answer.headers(), parts));
    }

    /** Stops the simulator, then waits until everything is written. */
    @Override
    public synchronized void close() {
        try {
            if (simulator != null) {
                simulator.close();
            }
        } finally {
            recordings.close();
        }
    }
}
