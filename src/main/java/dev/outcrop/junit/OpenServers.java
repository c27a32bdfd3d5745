package dev.outcrop.junit;

import dev.outcrop.simulator.Rules;
import dev.outcrop.simulator.SimulatorServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The servers of one test, or of one class. Used by one thread at a time. */
final class OpenServers {

    private final List<SimulatorServer> all = new ArrayList<>();
    private @Nullable SimulatorServer forTest;

    /**
     * Starts one.
     *
     * @param where what the rules are called in faults
     * @throws dev.outcrop.error.OutcropException of kind input with every fault of the rules
     */
    SimulatorServer open(Simulator wanted, String where) {
        var server = SimulatorServer.start(0, rules(wanted, where));
        all.add(server);
        return server;
    }

    private static Rules rules(Simulator wanted, String where) {
        var given = wanted.rules().isEmpty() ? Rules.none() : Rules.parse(wanted.rules(), where);
        return wanted.file().isEmpty() ? given : given.then(Rules.read(Path.of(wanted.file())));
    }

    /** Starts the one that parameters are given. */
    void openForTest(Simulator wanted, String where) {
        forTest = open(wanted, where);
    }

    Optional<SimulatorServer> forTest() {
        return Optional.ofNullable(forTest);
    }

    void close() {
        all.forEach(SimulatorServer::close);
        all.clear();
    }
}
