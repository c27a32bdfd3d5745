package dev.outcrop.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outcrop.simulator.Clients;
import dev.outcrop.simulator.ReceivedRequest;
import dev.outcrop.simulator.SimulatorServer;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** {@link Simulator} as a project's tests use it; the classes within are run by JUnit's launcher. */
final class SimulatorExtensionTest {

    private static final String MODEL = "us.amazon.nova-lite-v1:0";

    private static final List<SimulatorServer> HANDED_OUT = new CopyOnWriteArrayList<>();

    @BeforeEach
    void forget() {
        HANDED_OUT.clear();
    }

    private static String ask(SimulatorServer bedrock) {
        HANDED_OUT.add(bedrock);
        try (var client = Clients.sync(bedrock.endpoint())) {
            return client.converse(request -> request.modelId(MODEL).messages(Clients.user("hello")))
                    .output()
                    .message()
                    .content()
                    .get(0)
                    .text();
        }
    }

    @OnlyLaunched
    @Simulator(rules = "rules: [ { reply: of the class } ]")
    static final class Parameters {

        private SimulatorServer before;

        @BeforeEach
        void keep(SimulatorServer bedrock) {
            before = bedrock;
        }

        @RepeatedTest(value = 2, name = "{displayName}{currentRepetition}")
        void ofItsClass(SimulatorServer bedrock) {
            assertThat(ask(bedrock)).isEqualTo("of the class");
            assertThat(bedrock.received())
                    .extracting(ReceivedRequest::operation, ReceivedRequest::modelId)
                    .containsExactly(org.assertj.core.api.Assertions.tuple("Converse", MODEL));
            assertThat(bedrock).isSameAs(before);
        }

        @Test
        @Simulator(rules = "rules: [ { reply: of the test } ]")
        void ofItself(SimulatorServer bedrock) {
            assertThat(ask(bedrock)).isEqualTo("of the test");
            assertThat(bedrock).isSameAs(before);
        }

        @AfterEach
        void still(SimulatorServer bedrock) {
            assertThat(bedrock).isSameAs(before);
            assertThat(bedrock.received()).hasSize(1);
        }

        @Nested
        final class Within {
            @Test
            void ofTheClassAround(SimulatorServer bedrock) {
                assertThat(ask(bedrock)).isEqualTo("of the class");
            }
        }
    }

    @Test
    void each_test_is_given_a_server_of_its_own_that_is_closed_behind_it() {
        assertThat(Launched.run(Parameters.class))
                .isEqualTo(Map.of(
                        "ofItsClass1",
                        "passed",
                        "ofItsClass2",
                        "passed",
                        "ofItself",
                        "passed",
                        "ofTheClassAround",
                        "passed"));
        assertThat(HANDED_OUT).hasSize(4).doesNotHaveDuplicates();
        assertThat(HANDED_OUT).allSatisfy(SimulatorExtensionTest::isClosed);
    }

    private static void isClosed(SimulatorServer server) {
        assertThatThrownBy(() -> new Socket(
                                InetAddress.getLoopbackAddress(),
                                server.endpoint().getPort())
                        .close())
                .hasMessageContaining("refused");
    }

    @OnlyLaunched
    static final class Fields {

        @Simulator(rules = "rules: [ { reply: shared } ]")
        private static SimulatorServer shared;

        @Simulator(
                rules = "rules: [ { fault: { kind: throttling, times: 1 } } ]",
                file = "src/test/resources/rules/hello.yaml")
        private SimulatorServer own;

        @Simulator
        private SimulatorServer plain;

        @RepeatedTest(value = 2, name = "{displayName}{currentRepetition}")
        void filled() {
            assertThat(ask(shared)).isEqualTo("shared");
            assertThatThrownBy(() -> ask(own)).hasMessageContaining("Too many requests");
            assertThat(ask(own)).isEqualTo("Hello from a file.");
            assertThat(ask(plain)).startsWith("[simulated]");
            assertThat(own.received()).hasSize(2);
        }
    }

    @Test
    void fields_are_filled_before_each_test_and_static_ones_once() {
        assertThat(Launched.run(Fields.class)).isEqualTo(Map.of("filled1", "passed", "filled2", "passed"));
        assertThat(HANDED_OUT.stream().distinct()).hasSize(5).allSatisfy(SimulatorExtensionTest::isClosed);
    }

    @OnlyLaunched
    static final class WrongRules {

        @Test
        @Simulator(rules = """
                rules:
                  - fault: { kind: trotling }
                  - {}
                """)
        void inText(SimulatorServer bedrock) {
            ask(bedrock);
        }

        @Test
        @Simulator(rules = "rules: [ {} ]", file = "no/such.yaml")
        void inTextBeforeItsFile() {
            ask(null);
        }

        @Test
        @Simulator(file = "no/such.yaml")
        void inAFile() {
            ask(null);
        }
    }

    @Test
    void rules_that_are_wrong_fail_the_test_with_their_places() {
        var ended = Launched.run(WrongRules.class);

        assertThat(ended.get("inText"))
                .startsWith(
                        "@Simulator of WrongRules.inText, line 2, column 20: kind cannot be the text \"trotling\".\n"
                                + "Did you mean \"throttling\"? Write one of [throttling, ")
                .endsWith(
                        "\n@Simulator of WrongRules.inText, line 3, column 5: One key of item 2 of rules is missing.\n"
                                + "Add one of [reply, fault].");
        assertThat(ended.get("inTextBeforeItsFile"))
                .startsWith("@Simulator of WrongRules.inTextBeforeItsFile, line 1, column 10: One key");
        assertThat(ended.get("inAFile")).startsWith("no/such.yaml: ");
        assertThat(HANDED_OUT).isEmpty();
    }

    @OnlyLaunched
    static final class NobodyAsked {

        @Simulator
        static SimulatorServer shared;

        @Test
        void forAServer(SimulatorServer bedrock) {
            ask(bedrock);
        }
    }

    @OnlyLaunched
    @Simulator
    static final class TooEarly {

        TooEarly(SimulatorServer bedrock) {
            ask(bedrock);
        }

        @Test
        void atAll() {}
    }

    @Test
    void a_parameter_that_nothing_is_there_for_is_told_where_to_ask() {
        var remedy =
                "there is no simulator for it. Put @Simulator on the test or on its class, and ask in the test or in a"
                        + " @BeforeEach or @AfterEach method; one for all tests of a class goes into a static field.";

        assertThat(Launched.run(NobodyAsked.class).get("forAServer")).contains(remedy);
        assertThat(Launched.run(TooEarly.class).get("atAll")).contains(remedy);
    }

    @OnlyLaunched
    static final class WrongFields {

        @Simulator
        final SimulatorServer kept = null;

        @Test
        void one() {}
    }

    @OnlyLaunched
    static final class WrongStaticFields {

        @Simulator
        static String endpoint;

        @Test
        void one() {}
    }

    @Test
    void a_field_that_cannot_hold_one_is_named() {
        assertThat(Launched.run(WrongFields.class))
                .isEqualTo(Map.of(
                        "one",
                        "WrongFields.kept: @Simulator is for fields of type SimulatorServer that are not final."));
        assertThat(Launched.run(WrongStaticFields.class))
                .isEqualTo(
                        Map.of(
                                "SimulatorExtensionTest$WrongStaticFields",
                                "WrongStaticFields.endpoint: @Simulator is for fields of type SimulatorServer that are not final."));
    }
}
