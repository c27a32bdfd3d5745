package dev.outcrop;

import dev.outcrop.config.Backend;
import dev.outcrop.config.OutcropConfig;
import dev.outcrop.conversation.SimulatedReplies;
import dev.outcrop.error.OutcropException;
import dev.outcrop.model.Switchboard;
import dev.outcrop.recording.Recordings;
import dev.outcrop.simulator.Rules;
import dev.outcrop.simulator.SimulatorServer;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who answers in place of Bedrock on the backends that need somebody: started by the first use, closed here. Thread-safe. */
final class Answering implements AutoCloseable {

    private final Backend backend;
    private final Path project;
    private final OutcropOptions options;
    private @Nullable SimulatorServer simulator;
    private @Nullable RecordedExchanges exchanges;

    Answering(OutcropConfig config, OutcropOptions options) {
        this.backend = config.connection().backend();
        this.project = config.directory();
        this.options = options;
    }

    /** The configuration with the address of whoever answers. */
    OutcropConfig reachable(OutcropConfig config) {
        return switch (backend) {
            case SIMULATOR ->
                config.withConnection(
                        config.connection().withEndpoint(simulator().endpoint()));
            case REPLAY ->
                config.withConnection(
                        config.connection().withEndpoint(recorded().endpoint()));
            case BEDROCK, RECORD -> config;
        };
    }

    /** Who stands beside the wire. */
    Switchboard switchboard() {
        var recorded = exchanges();
        return recorded == null ? Switchboard.NONE : recorded;
    }

    /** Who hears of the turns of conversations. */
    SimulatedReplies replies() {
        return switch (backend) {
            case SIMULATOR -> new ScriptedSimulator(simulator());
            case REPLAY, RECORD -> new RecordedTurns(recorded().recordings());
            case BEDROCK -> SimulatedReplies.IGNORED;
        };
    }

    /**
     * The recordings; empty on the backends that have none.
     *
     * @throws OutcropException of kind input with all faults of all recordings
     */
    Optional<Recordings> recordings() {
        return Optional.ofNullable(exchanges()).map(RecordedExchanges::recordings);
    }

    /** The caller's simulator, or one that is started and closed here. */
    private synchronized SimulatorServer simulator() {
        var given = options.answering().simulator();
        if (given != null) {
            return given;
        }
        if (simulator == null) {
            simulator = SimulatorServer.start(0, Rules.none());
        }
        return simulator;
    }

    private RecordedExchanges recorded() {
        return Objects.requireNonNull(exchanges(), "the backend is replay or record");
    }

    private synchronized @Nullable RecordedExchanges exchanges() {
        if (exchanges == null && (backend == Backend.REPLAY || backend == Backend.RECORD)) {
            var recordings = Recordings.open(project, options.environment());
            if (backend == Backend.RECORD) {
                recordings.prepare();
            }
            exchanges = new RecordedExchanges(
                    recordings, backend, options.answering().recording());
        }
        return exchanges;
    }

    @Override
    public synchronized void close() {
        try {
            if (exchanges != null) {
                exchanges.close();
            }
        } finally {
            if (simulator != null) {
                simulator.close();
            }
        }
    }
}
