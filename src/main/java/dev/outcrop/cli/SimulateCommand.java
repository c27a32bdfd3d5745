package dev.outcrop.cli;

import dev.outcrop.config.HttpAddress;
import dev.outcrop.error.OutcropException;
import dev.outcrop.report.Line;
import dev.outcrop.report.Tone;
import dev.outcrop.simulator.Rules;
import dev.outcrop.simulator.SimulatorServer;
import dev.outcrop.simulator.fault.Faults;
import dev.outcrop.simulator.upstream.Upstream;
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
            "  outcrop simulate --port 4599 --upstream http://localhost:11434/v1 --upstream-model llama3.2",
            "  AWS_ENDPOINT_URL_BEDROCK_RUNTIME=http://127.0.0.1:4599 your-program"
        })
final class SimulateCommand implements Callable<Integer> {

    private static final int HIGHEST_PORT = 65_535;

    /** Of an upstream that wants a key. A variable of its own: a key for another server must not reach this one. */
    private static final String UPSTREAM_KEY = "OUTCROP_UPSTREAM_KEY";

    private final Caller caller;

    @Option(names = "--port", paramLabel = "N", description = "Where to listen; 0, the default, takes a free port.")
    private int port;

    @Option(
            names = "--rules",
            paramLabel = "FILE",
            description = "What to answer to which requests and how to fail, as YAML.")
    private @Nullable Path rules;

    @Option(
            names = "--upstream",
            paramLabel = "URL",
            description = "Have a server that speaks OpenAI's chat completions answer what no rule does.")
    private @Nullable String upstream;

    @Option(names = "--upstream-model", paramLabel = "NAME", description = "The model that answers there.")
    private @Nullable String upstreamModel;

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
        var answering = upstream();
        try (var simulator =
                answering == null ? SimulatorServer.start(port, read) : SimulatorServer.start(port, read, answering)) {
            caller.terminal().print(Line.of("Listening on " + simulator.endpoint()));
            if (answering != null) {
                caller.terminal().note(Line.of(Tone.DIM, "Answers come from " + answering + "."));
            }
            // Only an interrupt ends it.
            new CountDownLatch(1).await();
        }
        return 0;
    }

    private @Nullable Upstream upstream() {
        if (upstream == null && upstreamModel == null) {
            return null;
        }
        if (upstream == null) {
            throw OutcropException.input(
                    "--upstream-model \"" + upstreamModel + "\" has no server.",
                    "Give its address too, such as --upstream http://localhost:11434/v1.");
        }
        if (upstreamModel == null) {
            throw OutcropException.input(
                    "--upstream " + upstream + " has no model.",
                    "Give the name of one that runs there, such as --upstream-model llama3.2.");
        }
        var address = HttpAddress.read(upstream)
                .orElseThrow(() -> OutcropException.input(
                        "--upstream \"" + upstream + "\" is not an address.",
                        "Write one such as http://localhost:11434/v1."));
        return Upstream.at(address, upstreamModel, caller.environment().getOrDefault(UPSTREAM_KEY, ""));
    }
}
