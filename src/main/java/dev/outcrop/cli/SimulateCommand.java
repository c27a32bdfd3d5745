package dev.outcrop.cli;

import dev.outcrop.error.OutcropException;
import dev.outcrop.report.Line;
import dev.outcrop.simulator.Rules;
import dev.outcrop.simulator.SimulatorServer;
import dev.outcrop.simulator.fault.Faults;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code outcrop simulate}: the simulator as a server, until it is interrupted. */
@Command(
        name = "simulate",
        description = "Serve the Bedrock Runtime protocol on 127.0.0.1 until interrupted.",
        footer = {
            "",
            "Example:",
            "  outcrop simulate --port 4599 --rules rules.yaml",
            "  AWS_ENDPOINT_URL_BEDROCK_RUNTIME=http://127.0.0.1:4599 your-program"
        })
final class SimulateCommand implements Callable<Integer> {

    private static final int HIGHEST_PORT = 65_535;

    private final Caller caller;

    @Option(names = "--port", paramLabel = "N", description = "Where to listen; 0, the default, takes a free port.")
    private int port;

    @Option(
            names = "--rules",
            paramLabel = "FILE",
            description = "What to answer to which requests and how to fail, as YAML.")
    private @Nullable Path rules;

    SimulateCommand(Caller caller) {
        this.caller = caller;
    }

    /** What a rule may let go wrong stands in the help, from the list itself. */
    @Spec
    void describe(CommandSpec spec) {
        var help = spec.usageMessage();
        help.footer(Stream.concat(
                        Stream.of("", "Rules may answer and fail; kinds of fault:", String.join(" ", Faults.words())),
                        Stream.of(help.footer()))
                .toArray(String[]::new));
    }

    @Override
    public Integer call() throws InterruptedException {
        if (port < 0 || port > HIGHEST_PORT) {
            throw OutcropException.input("--port is " + port + ".", "Give a number from 0 to " + HIGHEST_PORT + ".");
        }
        var read = rules == null ? Rules.none() : Rules.read(caller.directory().resolve(rules));
        try (var simulator = SimulatorServer.start(port, read)) {
            caller.terminal().print(Line.of("Listening on " + simulator.endpoint()));
            // Only an interrupt ends it.
            new CountDownLatch(1).await();
        }
        return 0;
    }
}
