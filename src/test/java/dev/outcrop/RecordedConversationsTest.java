package dev.outcrop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outcrop.bedrock.body.ProviderBodies;
import dev.outcrop.config.Backend;
import dev.outcrop.conversation.Conversations;
import dev.outcrop.conversation.Outcome;
import dev.outcrop.conversation.Outcome.Subject;
import dev.outcrop.conversation.RunListener;
import dev.outcrop.conversation.RunOptions;
import dev.outcrop.conversation.RunResult;
import dev.outcrop.conversation.SimulatedReplies;
import dev.outcrop.conversation.SimulatedReply;
import dev.outcrop.conversation.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * This repository's own conversations from recordings, with a simulator that knows neither scripts nor rules; all over the
 * wire.
 *
 * <p>{@code -Dgolden.renew=true} makes the committed recordings anew.
 */
@Timeout(120)
final class RecordedConversationsTest {

    private static final Path RECORDINGS = Path.of("conversations", "recordings");

    /** Scripts whose assistant has tools, which some bodies have no place for. */
    private static final List<String> WITH_TOOLS =
            List.of("finds-an-order", "keeps-what-was-shipped", "lists-open-orders", "remembers-the-name");

    private static final List<String> BODIES_WITHOUT_TOOLS = List.of("mistral-text", "command", "titan", "deepseek");

    @TempDir
    private Path project;

    static Stream<String> bodies() {
        return ProviderBodies.words().stream();
    }

    @Test
    void the_committed_recordings_answer_every_conversation_and_each_is_used() throws IOException {
        if (Boolean.getBoolean("golden.renew")) {
            copyProject(line -> line);
            assertAllPassed(recorded());
            renew();
        }
        try (var outcrop = Outcrop.open(Path.of(""), OutcropOptions.DEFAULT.withBackend(Backend.REPLAY))) {
            var conversations = outcrop.conversations();
            var plan = conversations.plan(List.of(), RunOptions.DEFAULT);

            var result = conversations.run(plan, RunListener.SILENT);

            assertAllPassed(result);
            var files =
                    plan.scripts().stream().map(script -> script.about().file()).collect(Collectors.toSet());
            assertThat(outcrop.recordings().orElseThrow().unused(files, null)).isEmpty();
        }
    }

    @Test
    void over_converse_all_of_them_pass_from_what_was_recorded() throws IOException {
        copyProject(model("{ id: us.anthropic.claude-sonnet-4-6, api: converse, max-tokens: 400 }"));
        assertAllPassed(recorded());

        assertAllPassed(replayed());
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void over_invoke_model_all_of_them_pass_from_what_was_recorded(String body) throws IOException {
        copyProject(model("{ id: \"arn:aws:bedrock:us-east-1:123456789012:imported-model/abc123def456\", body: " + body
                + ", price: { input: 0, output: 0 }, api: invoke, max-tokens: 400 }"));
        var live = recorded();

        var replayed = replayed();

        assertThat(words(replayed)).isEqualTo(words(live));
        assertThat(replayed.outcomes())
                .filteredOn(outcome -> !isWithoutTools(body, outcome))
                .isNotEmpty()
                .allSatisfy(outcome -> assertThat(outcome.status())
                        .as("%s: %s", outcome.subject(), outcome.turns())
                        .isEqualTo(Status.PASSED));
        assertThat(files()).allSatisfy(file -> assertThat(file).doesNotContain("123456789012"));
    }

    private static boolean isWithoutTools(String body, Outcome outcome) {
        return BODIES_WITHOUT_TOOLS.contains(body)
                && WITH_TOOLS.contains(outcome.subject().name());
    }

    private static List<String> words(RunResult result) {
        return result.outcomes().stream()
                .map(outcome -> outcome.subject() + " " + outcome.status() + " "
                        + outcome.turns().stream()
                                .map(turn -> turn.reply() == null
                                        ? "nothing"
                                        : turn.reply().text()
                                                + turn.reply().toolCalls()
                                                + turn.reply().receipt().usage())
                                .toList())
                .toList();
    }

    private static void assertAllPassed(RunResult result) {
        assertThat(result.outcomes())
                .isNotEmpty()
                .allSatisfy(outcome -> assertThat(outcome.status())
                        .as("%s: %s", outcome.subject(), outcome.turns())
                        .isEqualTo(Status.PASSED));
    }

    /** Held against a simulator in the place of Bedrock, which is told the scripts' replies as the backend simulator is. */
    private RunResult recorded() {
        try (var live = LiveService.plain();
                var outcrop = Outcrop.open(
                        project,
                        OutcropOptions.DEFAULT
                                .withBackend(Backend.RECORD)
                                .withEnvironment(Map.of("AWS_ENDPOINT_URL_BEDROCK_RUNTIME", live.endpoint())))) {
            var replies = new Both(
                    new RecordedTurns(outcrop.recordings().orElseThrow()), new ScriptedSimulator(live.simulator()));
            var conversations = Conversations.of(project, new ProjectStage(outcrop), replies);
            var result = conversations.run(conversations.plan(List.of(), RunOptions.DEFAULT), RunListener.SILENT);
            assertThat(outcrop.recordings().orElseThrow().tally().lost()).isEmpty();
            return result;
        }
    }

    private RunResult replayed() {
        try (var outcrop = Outcrop.open(project, OutcropOptions.DEFAULT.withBackend(Backend.REPLAY))) {
            var conversations = outcrop.conversations();
            return conversations.run(conversations.plan(List.of(), RunOptions.DEFAULT), RunListener.SILENT);
        }
    }

    private static UnaryOperator<String> model(String model) {
        return line -> line.startsWith("  fast:") || line.startsWith("  smart:")
                ? line.substring(0, line.indexOf(':') + 1) + " " + model
                : line;
    }

    /** The repository's own project without its recordings; requests name their turns, as a simulator has to know. */
    private void copyProject(UnaryOperator<String> change) throws IOException {
        for (var folder : List.of("prompts", "conversations")) {
            copy(Path.of(folder), project);
        }
        var lines = Files.readAllLines(Path.of("outcrop.yaml")).stream().map(change);
        Files.write(
                project.resolve("outcrop.yaml"),
                Stream.concat(lines, Stream.of("request-metadata: true")).toList());
    }

    private static void copy(Path folder, Path to) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                if (!file.startsWith(RECORDINGS)) {
                    Files.createDirectories(to.resolve(file).getParent());
                    Files.copy(file, to.resolve(file));
                }
            }
        }
    }

    private void renew() throws IOException {
        if (Files.exists(RECORDINGS)) {
            try (var old = Files.walk(RECORDINGS)) {
                for (var file : (Iterable<Path>) old.filter(Files::isRegularFile)::iterator) {
                    Files.delete(file);
                }
            }
        }
        var made = project.resolve(RECORDINGS);
        try (var files = Files.walk(made)) {
            for (var file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                var target = RECORDINGS.resolve(made.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }

    private List<String> files() throws IOException {
        try (var files = Files.walk(project.resolve(RECORDINGS))) {
            return files.filter(Files::isRegularFile)
                    .map(RecordedConversationsTest::text)
                    .toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Tells the recordings whose turn it is, and the simulator what to answer. */
    private record Both(SimulatedReplies recorded, SimulatedReplies scripted) implements SimulatedReplies {

        @Override
        public void enter(String key, Subject subject) {
            recorded.enter(key, subject);
        }

        @Override
        public void leave(String key) {
            recorded.leave(key);
        }

        @Override
        public void expect(String turnKey, List<SimulatedReply> replies, Map<String, Object> vars) {
            scripted.expect(turnKey, replies, vars);
        }

        @Override
        public void forget(String turnKey) {
            scripted.forget(turnKey);
        }
    }
}
