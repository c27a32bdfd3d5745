package dev.outcrop.model;

import static dev.outcrop.model.FaultBench.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.outcrop.config.Timeouts;
import dev.outcrop.error.CallException;
import dev.outcrop.error.ErrorKind;
import dev.outcrop.model.FaultBench.Silence;
import dev.outcrop.model.FaultRow.Outcome;
import dev.outcrop.simulator.Rules;
import dev.outcrop.simulator.SimulatorServer;
import dev.outcrop.simulator.fault.Faults;
import dev.outcrop.simulator.http.Answer;
import dev.outcrop.simulator.http.HttpServer;
import dev.outcrop.simulator.http.Piece;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every fault, every way of asking: one end, of the right kind, within its requests and its time, and nothing left behind.
 *
 * <p>All calls of a way share one project, so that each fault also has to leave it in working order. Requests are counted by
 * the simulator; the call's clock is the test's.
 */
@TestInstance(Lifecycle.PER_CLASS)
final class FaultMatrixTest {

    private static final Duration SOON = Duration.ofSeconds(1);

    @TempDir
    private static Path folder;

    private final Map<FaultWay, Site> sites = new EnumMap<>(FaultWay.class);
    private Set<String> threadsBefore;

    /** Where one way is tried. */
    private record Site(SimulatorServer simulator, FaultBench bench) {

        long requests() {
            return simulator.counts().requests().values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
        }

        String lastRequest() {
            var all = simulator.received();
            return all.get(all.size() - 1).body();
        }
    }

    static Stream<Arguments> cells() {
        return Arrays.stream(FaultWay.values())
                .flatMap(way -> FaultRows.ALL.stream().map(row -> arguments(way, row)));
    }

    static Stream<Arguments> passing() {
        return cells().filter(cell ->
                ((FaultRow) cell.get()[1]).of((FaultWay) cell.get()[0]).least() > 1);
    }

    @BeforeAll
    void open() throws Exception {
        threadsBefore = threads();
        var rules = Files.writeString(folder.resolve("rules.yaml"), FaultRow.rules(FaultRows.ALL));
        for (var way : FaultWay.values()) {
            var simulator = SimulatorServer.start(0, Rules.read(rules));
            var config = Project.config(simulator.endpoint(), Timeouts.DEFAULT, way.model());
            sites.put(way, new Site(simulator, new FaultBench(way, config, folder)));
        }
    }

    @AfterAll
    void nothing_is_left_behind() throws Exception {
        for (var way : sites.keySet()) {
            var site = sites.get(way);
            site.bench().close();
            await(
                    "no connection is left of " + way,
                    () -> site.simulator().counts().openConnections() == 0);
            site.simulator().close();
            assertThat(site.bench().all()).allSatisfy(FaultMatrixTest::assertOneEnd);
        }
        await("the threads end, of which there are " + left(), () -> left().isEmpty());
    }

    @Test
    void every_fault_has_a_row() {
        assertThat(FaultRows.ALL.stream()
                        .map(FaultRow::kind)
                        .filter(kind -> !kind.isEmpty())
                        .collect(Collectors.toSet()))
                .isEqualTo(Set.copyOf(Faults.words()));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("cells")
    void a_fault_ends_a_call_once_and_leaves_nothing(FaultWay way, FaultRow row) throws Exception {
        var site = sites.get(way);
        var outcome = row.of(way);
        var before = site.requests();
        var begun = site.bench().now();

        var heard = site.bench().ask(row.toString(), row.question(), silence(way, row, before), outcome.within());

        assertThat(site.bench().elapsed(begun)).isBetween(outcome.after(), outcome.within());
        assertThat(site.requests() - before).isBetween((long) outcome.least(), (long) outcome.most());
        assertOneEnd(heard);
        if (outcome.kind() == null) {
            assertAnswer(way, row, heard);
        } else {
            assertFailure(way, row, heard, site.requests() - before);
        }
        assertThat(site.simulator().counts().requests().keySet()).containsExactly(way.operation());
        assertStillWell(way, row, outcome);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("passing")
    void a_fault_that_passes_is_one_clean_answer(FaultWay way, FaultRow row) throws Exception {
        var site = sites.get(way);
        var before = site.requests();

        var heard = site.bench()
                .ask("passing " + row, row.passing(), Silence.NEVER, row.of(way).within());

        assertThat(site.requests() - before).isEqualTo(2);
        assertOneEnd(heard);
        assertThat(heard.answer().aiMessage().text()).isEqualTo(FaultRow.REPLY);
        assertThat(heard.text()).isEqualTo(way.streams() ? FaultRow.REPLY : "");
        if (way.remembers()) {
            assertThat(site.bench().kept("passing " + row)).hasSize(1);
            assertThat(site.bench().kept("passing " + row).get(0).assistant()).isEqualTo(FaultRow.REPLY);
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_error_is_told_by_its_type_and_not_by_its_status(FaultWay way) throws Exception {
        var requests = new AtomicInteger();
        var headers = Map.of("Content-Type", "application/json", "x-amzn-ErrorType", "ThrottlingException");
        var body = "{\"message\":\"Too many requests\"}".getBytes(StandardCharsets.UTF_8);
        try (var server = HttpServer.start(0, request -> {
            requests.incrementAndGet();
            return Answer.of(400, headers, Piece.of(body));
        })) {
            var endpoint = URI.create("http://127.0.0.1:" + server.port());
            var config = Project.config(endpoint, Timeouts.DEFAULT, way.model());
            try (var bench = new FaultBench(way, config, Files.createDirectory(folder.resolve("400 " + way)))) {
                var heard = bench.ask("talk", "Hi", Silence.NEVER, Timeouts.DEFAULT.total());

                assertThat(heard.error().kind()).isEqualTo(ErrorKind.THROTTLED);
                assertThat(requests).hasValue(6);
            }
        }
    }

    /** Before the clock is put forward, what is to come has to have come. */
    private Silence silence(FaultWay way, FaultRow row, long before) {
        if (!row.of(way).silent()) {
            return Silence.NEVER;
        }
        return heard ->
                sites.get(way).requests() > before && (!way.streams() || !row.showsText() || !heard.texts.isEmpty());
    }

    private static void assertOneEnd(Heard heard) {
        assertThat(heard.answers.size() + heard.errors.size())
                .as("terminal callbacks")
                .isOne();
    }

    private void assertAnswer(FaultWay way, FaultRow row, Heard heard) throws InterruptedException {
        assertThat(heard.answer().aiMessage().text()).isEqualTo(row.said());
        assertThat(heard.text()).isEqualTo(way.streams() ? row.said() : "");
        if (way.remembers()) {
            assertThat(sites.get(way).bench().kept(row.toString())).hasSize(1);
            assertThat(sites.get(way).bench().kept(row.toString()).get(0).assistant())
                    .isEqualTo(row.said());
        }
    }

    private void assertFailure(FaultWay way, FaultRow row, Heard heard, long requests) {
        assertThat(heard.errors.get(0)).isInstanceOf(CallException.class);
        var failure = (CallException) heard.errors.get(0);
        assertThat(failure.kind()).isEqualTo(row.of(way).kind());
        assertThat(failure.trace().attempts()).isEqualTo((int) requests);
        assertThat(row.said().startsWith(heard.text())).as("no text twice").isTrue();
        assertThat(failure.trace().partialText().equals(heard.text()))
                .as("the partial text is what was shown")
                .isTrue();
        assertThat(!heard.text().isEmpty())
                .isEqualTo(way.streams()
                        && (row.showsText()
                                || row.kind().equals("huge-delta")
                                || row.fault().equals("no-message-stop")));
        if (way.remembers()) {
            assertThat(sites.get(way).bench().kept(row.toString())).isEmpty();
        }
    }

    /** The same project goes on as if nothing had been; the talk knows nothing of what failed. */
    private void assertStillWell(FaultWay way, FaultRow row, Outcome outcome) throws InterruptedException {
        var site = sites.get(way);
        await("no stream is left", () -> site.simulator().counts().openStreams() == 0);

        var heard = site.bench().ask(row.toString(), "And now?", Silence.NEVER, SOON);

        assertThat(heard.answer().aiMessage().text()).isEqualTo(FaultRow.WELL);
        assertThat(heard.text()).isEqualTo(way.streams() ? FaultRow.WELL : "");
        var shouldKnow = way.remembers() && outcome.kind() == null;
        if (way.remembers()) {
            assertThat(site.lastRequest().contains(row.question())).isEqualTo(shouldKnow);
            assertThat(times(row.said(), site.lastRequest())).isEqualTo(shouldKnow ? 1 : 0);
        }
        // A request that is sent again may go out before the connection of the one before it is back in its pool.
        await("no connection is left under way", () -> site.simulator().counts().openConnections() <= 2);
    }

    private static int times(String part, String whole) {
        int times = 0;
        for (int at = whole.indexOf(part); at >= 0; at = whole.indexOf(part, at + part.length())) {
            times++;
        }
        return times;
    }

    private static Set<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(thread -> thread.getName() + " " + thread.getId())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> left() {
        var now = threads();
        now.removeAll(threadsBefore);
        return now;
    }
}
