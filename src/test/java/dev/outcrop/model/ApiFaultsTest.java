package dev.outcrop.model;

import static dev.outcrop.model.Project.SONNET;
import static dev.outcrop.model.Project.invoked;
import static dev.outcrop.model.Project.model;
import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.outcrop.config.ModelConfig;
import dev.outcrop.config.Timeouts;
import dev.outcrop.error.CallException;
import dev.outcrop.simulator.Rules;
import dev.outcrop.simulator.SimulatorServer;
import dev.outcrop.simulator.fault.Faults;
import dev.outcrop.simulator.fault.Setting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever goes wrong, it is told the same whichever operation carries the call. */
final class ApiFaultsTest {

    private static final int PATIENCE = 60_000;

    @TempDir
    private Path folder;

    static Stream<String> faults() {
        return Faults.words().stream();
    }

    @ParameterizedTest
    @MethodSource("faults")
    void an_answer_at_once_ends_the_same(String fault) throws Exception {
        var timeouts = timeouts(fault, 1000);

        var converse = atOnce(model("smart", SONNET), timeouts, rule(fault, ""));
        var invoke = atOnce(invoked(model("smart", SONNET), null), timeouts, rule(fault, ""));

        assertThat(invoke).isEqualTo(converse);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void a_stream_ends_the_same(String fault) throws Exception {
        var timeouts = timeouts(fault, PATIENCE);
        var after = Faults.taking(Setting.AFTER_DELTAS).contains(fault) ? ", after-deltas: 1" : "";

        var converse = streamed(model("smart", SONNET), timeouts, rule(fault, after));
        var invoke = streamed(invoked(model("smart", SONNET), null), timeouts, rule(fault, after));

        assertThat(invoke).isEqualTo(converse);
    }

    private Rules rule(String fault, String after) throws Exception {
        var delay = fault.equals("slow-first-byte") ? ", delay-ms: 20000" : "";
        return Rules.read(Files.writeString(
                folder.resolve("rules.yaml"),
                "rules:\n  - reply: one two three four\n    fault: { kind: " + fault + after + delay + " }\n"));
    }

    private static String atOnce(ModelConfig model, Timeouts timeouts, Rules rules) throws Exception {
        var reports = new CopyOnWriteArrayList<CallReport>();
        try (var simulator = SimulatorServer.start(0, rules);
                var models = models(simulator, timeouts, model)) {
            var answer = models.named("smart")
                    .chat(new CallContext(null, null, reports::add))
                    .chat("Hi");
            return told(answer, reports);
        } catch (CallException failure) {
            return told(failure);
        }
    }

    private static String streamed(ModelConfig model, Timeouts timeouts, Rules rules) throws Exception {
        var reports = new CopyOnWriteArrayList<CallReport>();
        var heard = new Heard();
        try (var simulator = SimulatorServer.start(0, rules);
                var models = models(simulator, timeouts, model)) {
            models.named("smart")
                    .streaming(new CallContext(null, null, reports::add))
                    .chat(ChatRequest.builder().messages(UserMessage.from("Hi")).build(), heard);
            heard.await();
            return heard.errors.isEmpty() ? told(heard.text(), reports) : told((CallException) heard.errors.get(0));
        }
    }

    private static Models models(SimulatorServer simulator, Timeouts timeouts, ModelConfig model) {
        return Project.models(Project.config(simulator.endpoint(), timeouts, model), Project.HTTP_2, new RealTime());
    }

    /** Whoever hangs is given up soon, and nobody else, however busy the machine is. */
    private static Timeouts timeouts(String fault, int totalMs) {
        return switch (fault) {
            case "slow-first-byte" -> Project.timeouts(1000, PATIENCE, totalMs);
            case "stall" -> Project.timeouts(PATIENCE, 1000, totalMs);
            default -> Project.timeouts(PATIENCE, PATIENCE, PATIENCE);
        };
    }

    private static String told(String text, List<CallReport> reports) {
        var report = reports.get(0);
        var cut = text.length() > 40 ? text.length() + " characters" : text;
        return cut + ", " + report.stopReason() + ", usage known: "
                + report.usage().tokens().known();
    }

    /** Without the place, whose port differs, and without the text, of which more or less may have come. */
    private static String told(CallException failure) {
        return failure.kind() + ", " + failure.trace().attempts() + " requests, maybe billed: "
                + failure.trace().maybeBilled() + ": " + failure.problem().replaceAll(", http://[0-9.:]+", "") + " "
                + failure.remedy();
    }
}
