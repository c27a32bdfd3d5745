package dev.outcrop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.outcrop.simulator.Rules;
import dev.outcrop.simulator.SimulatorServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C and SIGTERM, sent to the real program while Bedrock is at work for it. */
@Timeout(120)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no such signals")
final class InterruptedTest {

    /** Quick answers, answers that never come, and a stream that takes a minute. */
    private static final String RULES = """
            rules:
              - when: { user-contains: quick }
                reply: Here you are.
              - when: { user-contains: endless }
                reply: { text: "one two three four five six seven eight nine ten", tokens-per-second: 0.5 }
              - when: { user-contains: silent }
                reply: { text: never, first-token-ms: 60000 }
            """;

    /** It takes 20 to 400 ms on a busy machine; more than a second only where the machine has no time for the process. */
    private static final Duration LET_GO = Duration.ofSeconds(3);

    @TempDir
    Path folder;

    private ProjectFolder project;
    private SimulatorServer bedrock;

    @BeforeEach
    void start() {
        project = ProjectFolder.in(folder).without("conversations/hi.yaml").file("rules.yaml", RULES);
        bedrock = SimulatorServer.start(0, Rules.read(folder.resolve("rules.yaml")));
    }

    @AfterEach
    void stop() {
        bedrock.close();
    }

    @Test
    void a_run_lets_go_of_its_calls_at_once_and_keeps_what_is_finished() throws Exception {
        project.file("conversations/a.yaml", "assistant: poet\nturns: [{ user: quick }]\n")
                .file(
                        "conversations/b.yaml",
                        "assistant: poet\nrepeat: 3\nturns: [{ user: quick }, { user: silent }]\n")
                .file("conversations/c.yaml", "assistant: poet\nrepeat: 2\nturns: [{ user: never asked }]\n");

        try (var run = outcrop("run", "--parallel", "3", "--report", "json=r.json", "--report", "junit=r.xml")) {
            run.awaitOut(heard -> heard.contains("✓ a"));
            run.until(() -> bedrock.counts().of("Converse") == 7);

            run.signal("INT");

            letGo();
            var result = run.result();
            assertThat(result.code()).isEqualTo(130);
            assertThat(result.err()).matches("Run \\S+ on the backend bedrock: 3 conversations in 6 attempts\\.\n");
            assertThat(result.out())
                    .contains(
                            "\nInterrupted: what was finished is reported.\n3 conversations in 6 attempts: 1 passed, 2 skipped\n");
        }
        var report = new ObjectMapper().readTree(project.text("r.json"));
        assertThat(report.path("conversations"))
                .extracting(conversation -> conversation.path("status").asText() + " "
                        + conversation.path("turns").findValuesAsText("status"))
                .startsWith("passed [passed]")
                .filteredOn(conversation -> conversation.equals("skipped [passed, skipped]"))
                .hasSize(3);
        assertThat(report.at("/totals/skipped").asInt()).isEqualTo(5);
        assertThat(report.at("/conversations/1/turns/0/assistant").asText()).isEqualTo("Here you are.");
        assertThat(project.text("r.xml"))
                .contains("<testcase name=\"a\"")
                .contains("<skipped message=\"not finished\"/>")
                .contains("<skipped message=\"not run\"/>");
    }

    @Test
    void an_answer_that_comes_in_pieces_is_let_go_of_at_once() {
        try (var ask = outcrop("ask", "poet", "endless", "--stream")) {
            ask.awaitOut(heard -> heard.startsWith("one"));

            ask.signal("INT");

            letGo();
            var result = ask.result();
            assertThat(result.code()).isEqualTo(130);
            assertThat(result.err()).isEqualTo("Interrupted.\n");
            assertThat(result.out()).startsWith("one").endsWith("\n").doesNotContain("ten");
        }
    }

    @Test
    void an_answer_that_comes_whole_is_let_go_of_at_once() {
        try (var ask = outcrop("ask", "poet", "silent", "--no-stream")) {
            ask.until(() -> bedrock.counts().of("Converse") == 1);

            ask.signal("INT");

            letGo();
            assertThat(ask.result()).isEqualTo(new Typed.Result(130, "", "Interrupted.\n"));
        }
    }

    @Test
    void with_json_it_is_said_that_the_call_was_cancelled() throws Exception {
        try (var ask = outcrop("ask", "poet", "endless", "--json", "--stream")) {
            ask.until(() -> bedrock.counts().of("ConverseStream") == 1);

            ask.signal("INT");

            letGo();
            var result = ask.result();
            assertThat(result.code()).isEqualTo(130);
            assertThat(result.err()).isEmpty();
            var answer = new ObjectMapper().readTree(result.out());
            assertThat(answer.path("status").asText()).isEqualTo("error");
            assertThat(answer.at("/error/kind").asText()).isEqualTo("cancelled");
            assertThat(answer.at("/error/attempts").asInt()).isEqualTo(1);
        }
    }

    @Test
    void a_chat_ends_and_keeps_the_turns_before() {
        try (var chat = outcrop("chat", "poet", "--session", "s1")) {
            chat.type("quick\nsilent\n").awaitOut(heard -> heard.contains("Here you are.\n"));
            chat.until(() -> bedrock.counts().of("Converse") == 2);

            chat.signal("INT");

            letGo();
            var result = chat.result();
            assertThat(result.code()).isEqualTo(130);
            assertThat(result.out()).isEqualTo("Here you are.\n");
            assertThat(result.err()).isEqualTo("""
                    Talking to poet, session s1 (new).
                    Interrupted.
                    """);
        }
        assertThat(project.run("session", "show", "s1").out()).contains("quick").doesNotContain("silent");
    }

    @Test
    void sigterm_ends_a_run_in_the_same_way_with_its_own_exit_code() {
        project.file("conversations/b.yaml", "assistant: poet\nturns: [{ user: quick }, { user: silent }]\n");

        try (var run = outcrop("run", "--report", "json=r.json")) {
            run.until(() -> bedrock.counts().of("Converse") == 2);

            run.signal("TERM");

            letGo();
            assertThat(run.result().code()).isEqualTo(143);
        }
        assertThat(project.text("r.json")).contains("Here you are.");
    }

    /** Nobody is at work for the program any more, soon after it was told to stop. */
    private void letGo() {
        RunningOutcrop.within(
                LET_GO,
                () -> bedrock.counts().openConnections() == 0
                        && bedrock.counts().openStreams() == 0);
    }

    private RunningOutcrop outcrop(String... args) {
        project.file(
                "outcrop.yaml",
                "backend: bedrock\nregion: us-east-1\nendpoint: " + bedrock.endpoint() + "\n" + ProjectFolder.CONFIG);
        return RunningOutcrop.start(
                folder, Map.of("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE", "AWS_SECRET_ACCESS_KEY", "secret"), args);
    }
}
