package dev.outcrop.simulator;

import dev.outcrop.catalog.Catalog;
import dev.outcrop.simulator.http.HttpServer;
import dev.outcrop.simulator.upstream.Upstream;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A running Bedrock Runtime server on 127.0.0.1, HTTP/1.1 and h2c on one port. Thread-safe; close it to stop. */
public final class SimulatorServer implements AutoCloseable {

    private final HttpServer server;
    private final Scripts scripts;
    private final Traffic traffic;
    private final @Nullable Relay relay;

    private SimulatorServer(HttpServer server, Scripts scripts, Traffic traffic, @Nullable Relay relay) {
        this.server = server;
        this.scripts = scripts;
        this.traffic = traffic;
        this.relay = relay;
    }

    /**
     * Starts a server.
     *
     * @param port 0 for a free one
     * @throws dev.outcrop.error.OutcropException of kind machine when the port is in use
     */
    public static SimulatorServer start(int port, Rules rules) {
        return start(port, rules, Clock.systemUTC(), null);
    }

    /**
     * Starts a server that has an upstream answer what no script and no rule answers.
     *
     * @param port 0 for a free one
     * @throws dev.outcrop.error.OutcropException of kind machine when the port is in use
     */
    public static SimulatorServer start(int port, Rules rules, Upstream upstream) {
        return start(port, rules, Clock.systemUTC(), new Relay(upstream));
    }

    /** A server on another day: models retire by the clock. */
    static SimulatorServer start(int port, Rules rules, Clock clock) {
        return start(port, rules, clock, null);
    }

    private static SimulatorServer start(int port, Rules rules, Clock clock, @Nullable Relay relay) {
        var scripts = new Scripts();
        return start(port, operations(scripts, rules, clock, relay), scripts, relay);
    }

    /** Starts a server on a free port that gives recorded answers, to requests that name one, and no other. */
    public static SimulatorServer replaying(RecordedAnswers answers) {
        var scripts = new Scripts();
        var operations = operations(scripts, Rules.none(), Clock.systemUTC(), null);
        return start(0, operations.replaying(answers), scripts, null);
    }

    private static Operations operations(Scripts scripts, Rules rules, Clock clock, @Nullable Relay relay) {
        var inference = new Inference(
                new KnownModels(Catalog.shipped(), clock),
                new Repertoire(scripts, rules),
                new PromptCache(clock),
                new Guardrails(rules.guardrails()),
                relay);
        return new Operations(inference, clock);
    }

    private static SimulatorServer start(int port, Operations operations, Scripts scripts, @Nullable Relay relay) {
        var traffic = new Traffic();
        return new SimulatorServer(HttpServer.start(port, new FrontDoor(operations, traffic)), scripts, traffic, relay);
    }

    /** {@code http://127.0.0.1:PORT}. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    /**
     * Replies for requests that carry this turn in their request metadata, one a model call.
     *
     * <p>A request that is sent again gets the same reply again. Calls beyond the last reply get the last one, or the plain
     * answer where that calls a tool. At most 100,000 turns at a time: {@link #forget} those that are over.
     *
     * @param vars values for placeholders in the replies
     * @throws IllegalStateException where there are too many
     */
    public void script(String turn, List<ScriptedReply> replies, Map<String, Object> vars) {
        scripts.put(turn, replies, vars);
    }

    /** Drops the replies of a turn. */
    public void forget(String turn) {
        scripts.remove(turn);
    }

    /** The last requests, oldest first: at most 1,000, of at most 8 MiB together. */
    public List<ReceivedRequest> received() {
        return traffic.last();
    }

    /** What has come in and what is under way. */
    public TrafficCounts counts() {
        return new TrafficCounts(
                traffic.byOperation(), traffic.openStreams(), server.openConnections(), server.connections());
    }

    @Override
    public void close() {
        server.close();
        if (relay != null) {
            relay.close();
        }
    }
}
