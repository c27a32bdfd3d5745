package dev.outcrop.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.langchain4j.agent.tool.Tool;
import dev.outcrop.config.Timeouts;
import dev.outcrop.error.CallException;
import dev.outcrop.model.FaultBench.Silence;
import dev.outcrop.session.Transcript;
import dev.outcrop.simulator.Rules;
import dev.outcrop.simulator.SimulatorServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A fault in the second model call of a turn, which brings the result of a tool that has run. */
final class ToolLoopFaultsTest {

    /** One of each sort; the matrix itself has them all. */
    private static final Set<String> FAULTS = Set.of(
            "throttling",
            "validation",
            "connection-reset",
            "connection-reset, after-deltas: 1",
            "no-message-stop",
            "malformed-json",
            "stream-unavailable, after-deltas: 1");

    @TempDir
    private Path folder;

    /** Finds orders, and counts how often. */
    public static final class Orders {

        static final AtomicInteger FOUND = new AtomicInteger();

        @Tool("Finds an order.")
        public String findOrder(String id) {
            FOUND.incrementAndGet();
            return id + " left on Monday";
        }
    }

    static Stream<Arguments> cells() {
        return Stream.of(FaultWay.ASSISTANT, FaultWay.ASSISTANT_STREAM)
                .flatMap(way -> FaultRows.ALL.stream()
                        .filter(row ->
                                FAULTS.contains(row.fault()) && row.of(way).kind() != null)
                        .map(row -> arguments(way, row)));
    }

    @BeforeEach
    void count() {
        Orders.FOUND.set(0);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("cells")
    void a_tool_runs_once_and_the_talk_forgets_the_turn(FaultWay way, FaultRow row) throws Exception {
        try (var simulator = SimulatorServer.start(0, rules(row, ""));
                var bench = bench(way, simulator)) {
            bench.ask("talk", "Hello.", Silence.NEVER, Timeouts.DEFAULT.total());

            var heard = bench.ask("talk", "Where is my order?", Silence.NEVER, Timeouts.DEFAULT.total());
            var requests = simulator.counts().of(way.operation()) - 2;
            bench.ask("talk", "And now?", Silence.NEVER, Timeouts.DEFAULT.total());

            assertThat(heard.answers).isEmpty();
            assertThat(heard.errors)
                    .singleElement()
                    .isInstanceOfSatisfying(
                            CallException.class,
                            e -> assertThat(e.kind()).isEqualTo(row.of(way).kind()));
            assertThat(requests)
                    .isBetween((long) row.of(way).least(), (long) row.of(way).most());
            assertThat(Orders.FOUND).hasValue(1);
            assertThat(bench.kept("talk")).extracting(Transcript.Turn::user).containsExactly("Hello.", "And now?");
            var last = simulator.received().get(simulator.received().size() - 1).body();
            assertThat(last).contains("Hello.").doesNotContain("Where is my order?", "toolUse", "toolResult");
        }
    }

    static Stream<Arguments> passing() {
        return cells().filter(cell ->
                ((FaultRow) cell.get()[1]).of((FaultWay) cell.get()[0]).least() > 1);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("passing")
    void a_fault_that_passes_runs_no_tool_twice(FaultWay way, FaultRow row) throws Exception {
        try (var simulator = SimulatorServer.start(0, rules(row, ", times: 1"));
                var bench = bench(way, simulator)) {

            var heard = bench.ask("talk", "Where is my order?", Silence.NEVER, Timeouts.DEFAULT.total());

            assertThat(heard.answer().aiMessage().text()).isEqualTo("It left on Monday.");
            assertThat(heard.text()).isEqualTo(way.streams() ? "It left on Monday." : "");
            assertThat(Orders.FOUND).hasValue(1);
            assertThat(simulator.counts().of(way.operation())).isEqualTo(3);
            assertThat(bench.kept("talk"))
                    .singleElement()
                    .satisfies(turn -> assertThat(turn.toolCalls()).hasSize(1));
        }
    }

    private FaultBench bench(FaultWay way, SimulatorServer simulator) {
        return new FaultBench(
                way, Project.config(simulator.endpoint(), Timeouts.DEFAULT, way.model()), folder, Orders.class);
    }

    private Rules rules(FaultRow row, String times) throws Exception {
        return Rules.read(Files.writeString(folder.resolve("rules.yaml"), """
                rules:
                  - when: { tool-result: Monday }
                    reply: It left on Monday.
                    fault: { kind: %s }
                  - when: { user-contains: order }
                    reply: { tool: findOrder, arguments: { id: "1042" } }
                """.formatted(row.fault() + times)));
    }
}
