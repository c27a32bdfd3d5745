package dev.outcrop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.langchain4j.service.V;
import dev.outcrop.assistant.Assistant;
import dev.outcrop.assistant.Prompt;
import dev.outcrop.config.Backend;
import dev.outcrop.conversation.RunListener;
import dev.outcrop.conversation.RunOptions;
import dev.outcrop.error.CallException;
import dev.outcrop.error.ErrorKind;
import dev.outcrop.junit.Simulator;
import dev.outcrop.simulator.ReceivedRequest;
import dev.outcrop.simulator.SimulatorServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A project that is opened in a test of its own, with the test's simulator. */
@Simulator
final class ProjectInTestTest {

    @TempDir
    private Path folder;

    /** Tells about things. */
    @Assistant("teller")
    public interface Teller {
        @Prompt("teller")
        String tell(@V("thing") String thing);
    }

    @BeforeEach
    void project() throws IOException {
        Files.createDirectories(folder.resolve("prompts"));
        Files.createDirectories(folder.resolve("conversations"));
        Files.writeString(folder.resolve("outcrop.yaml"), """
                backend: bedrock
                endpoint: http://127.0.0.1:1
                models: { fast: { id: us.amazon.nova-lite-v1:0 } }
                assistants: { teller: { interface: "%s", model: fast } }
                """.formatted(Teller.class.getName()));
        Files.writeString(
                folder.resolve("prompts/teller.md"),
                "---\ninput: { thing: { type: string } }\n---\nuser:\nTell about {{thing}}.\n");
        Files.writeString(folder.resolve("conversations/tells.yaml"), """
                assistant: teller
                vars: { thing: tides }
                turns:
                  - simulate: They come and go.
                    expect: [ { contains: come and go } ]
                """);
    }

    private Outcrop open(SimulatorServer bedrock) {
        return Outcrop.open(folder, OutcropOptions.DEFAULT.withSimulator(bedrock));
    }

    @Test
    void its_assistants_are_answered_by_the_simulator_of_the_test(SimulatorServer bedrock) {
        try (var outcrop = open(bedrock)) {
            assertThat(outcrop.assistant(Teller.class).tell("tides"))
                    .startsWith("[simulated] You said: \"Tell about tides.\"");
        }
        assertThat(bedrock.received()).extracting(ReceivedRequest::operation).containsExactly("Converse");
        assertThat(bedrock.endpoint()).as("still open").isNotNull();
        try (var again = open(bedrock)) {
            again.assistant(Teller.class).tell("tides");
        }
        assertThat(bedrock.received()).hasSize(2);
    }

    @Test
    @Simulator(rules = """
            rules:
              - reply: They come and go.
                fault: { kind: throttling, retry-after-s: 0, times: 2 }
            """)
    void faults_that_pass_are_not_seen_by_its_code(SimulatorServer bedrock) {
        try (var outcrop = open(bedrock)) {
            assertThat(outcrop.assistant(Teller.class).tell("tides")).isEqualTo("They come and go.");
        }
        assertThat(bedrock.received()).hasSize(3);
    }

    @Test
    @Simulator(rules = "rules: [ { fault: { kind: access-denied } } ]")
    void faults_that_stay_reach_it_by_name(SimulatorServer bedrock) {
        try (var outcrop = open(bedrock)) {
            var teller = outcrop.assistant(Teller.class);

            var failure = catchThrowableOfType(CallException.class, () -> teller.tell("tides"));

            assertThat(failure.kind()).isEqualTo(ErrorKind.ACCESS_DENIED);
        }
        assertThat(bedrock.received()).hasSize(1);
    }

    @Test
    @Simulator(rules = "rules: [ { fault: { kind: unavailable, retry-after-s: 0, times: 1 } } ]")
    void its_conversations_are_scripted_in_the_simulator_of_the_test(SimulatorServer bedrock) {
        try (var outcrop = open(bedrock)) {
            var conversations = outcrop.conversations();

            var result = conversations.run(conversations.plan(List.of(), RunOptions.DEFAULT), RunListener.SILENT);

            assertThat(result.exitCode()).isZero();
        }
        assertThat(bedrock.received()).hasSize(2);
    }

    @Test
    void another_backend_may_still_be_asked_for(SimulatorServer bedrock) {
        var options = OutcropOptions.DEFAULT.withSimulator(bedrock).withBackend(Backend.BEDROCK);

        try (var outcrop = Outcrop.open(folder, options)) {
            assertThat(outcrop.config().connection().endpoint()).hasToString("http://127.0.0.1:1");
            assertThat(outcrop.config().connection().backend()).isEqualTo(Backend.BEDROCK);
        }
        assertThat(bedrock.received()).isEmpty();
    }
}
