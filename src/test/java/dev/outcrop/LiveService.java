package dev.outcrop;

import dev.outcrop.simulator.ReceivedRequest;
import dev.outcrop.simulator.Rules;
import dev.outcrop.simulator.SimulatorServer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A simulator in the place of live Bedrock: reached by its address alone, with credentials that must show up nowhere. */
public final class LiveService implements AutoCloseable {

    /** Parts of each credential, none of which may be found in a file. */
    public static final List<String> CANARIES =
            List.of("CANARY0KEY0ID", "canary/secret/key", "canary-session-token", "AWS4-HMAC-SHA256", "Signature");

    private static final Map<String, String> CREDENTIALS = Map.of(
            "aws.accessKeyId", "AKIA" + "CANARY0KEY0ID000",
            "aws.secretAccessKey", "canary/secret/key/canary/secret/key/0000",
            "aws.sessionToken", "canary-session-token-canary-session-token");

    private final SimulatorServer simulator;
    private final Map<String, String> before = new LinkedHashMap<>();

    private LiveService(SimulatorServer simulator) {
        this.simulator = simulator;
        CREDENTIALS.forEach((name, value) -> before.put(name, System.setProperty(name, value)));
    }

    /** Starts it with the text of a rules file. */
    public static LiveService answering(String rules) {
        return new LiveService(SimulatorServer.start(0, Rules.parse(rules, "rules")));
    }

    /** Starts it without rules. */
    public static LiveService plain() {
        return new LiveService(SimulatorServer.start(0, Rules.none()));
    }

    SimulatorServer simulator() {
        return simulator;
    }

    public String endpoint() {
        return simulator.endpoint().toString();
    }

    /** How many calls it has received. */
    public int calls() {
        return simulator.received().size();
    }

    public List<ReceivedRequest> received() {
        return simulator.received();
    }

    @Override
    public void close() {
        before.forEach((name, value) -> {
            if (value == null) {
                System.clearProperty(name);
            } else {
                System.setProperty(name, value);
            }
        });
        simulator.close();
    }
}
