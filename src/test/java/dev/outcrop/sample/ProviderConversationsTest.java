package dev.outcrop.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outcrop.Outcrop;
import dev.outcrop.bedrock.body.ProviderBodies;
import dev.outcrop.conversation.Outcome;
import dev.outcrop.conversation.RunListener;
import dev.outcrop.conversation.RunOptions;
import dev.outcrop.conversation.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * This repository's own conversations over both operations, with a model of each provider; all over the wire.
 *
 * <p>Models that are retired, or that no catalogue lists, are reached as an account's own, which {@code body:} tells how to
 * speak to.
 */
final class ProviderConversationsTest {

    private static final String OWN = "{ id: \"arn:aws:bedrock:us-east-1:123456789012:imported-model/abc123def456\", "
            + "price: { input: 0, output: 0 }, ";

    private static final Map<String, String> INVOKED = Map.ofEntries(
            Map.entry("anthropic", "{ id: us.anthropic.claude-sonnet-4-6, "),
            Map.entry("nova", "{ id: us.amazon.nova-lite-v1:0, "),
            Map.entry("llama", "{ id: meta.llama3-3-70b-instruct-v1:0, "),
            Map.entry("llama4", "{ id: us.meta.llama4-maverick-17b-instruct-v1:0, "),
            Map.entry("mistral", "{ id: mistral.mistral-large-3-675b-instruct, "),
            Map.entry("mistral-text", OWN + "body: mistral-text, "),
            Map.entry("command-r", OWN + "body: command-r, "),
            Map.entry("command", OWN + "body: command, "),
            Map.entry("titan", OWN + "body: titan, "),
            Map.entry("jamba", OWN + "body: jamba, "),
            Map.entry("deepseek", "{ id: deepseek.v3.2, "),
            Map.entry("openai", "{ id: \"openai.gpt-oss-120b-1:0\", "));

    /** Assistants that call tools, and bodies that have none. */
    private static final Set<String> WITH_TOOLS =
            Set.of("finds-an-order", "keeps-what-was-shipped", "lists-open-orders", "remembers-the-name");

    private static final Map<String, String> WITHOUT_TOOLS = Map.of(
            "mistral-text", "Mistral's text completion",
            "command", "Cohere Command",
            "titan", "Amazon Titan Text",
            "deepseek", "DeepSeek");

    @TempDir
    private Path project;

    static Stream<String> words() {
        return ProviderBodies.words().stream();
    }

    static Stream<String> wordsWithTools() {
        return words().filter(word -> !WITHOUT_TOOLS.containsKey(word));
    }

    @Test
    void all_of_them_pass_over_converse() throws IOException {
        var outcomes = run("{ id: us.anthropic.claude-sonnet-4-6, api: converse, max-tokens: 400 }");

        assertThat(outcomes.entrySet())
                .isNotEmpty()
                .allSatisfy(outcome -> assertPassed(outcome.getKey(), outcome.getValue()));
    }

    @ParameterizedTest
    @MethodSource("wordsWithTools")
    void all_of_them_pass_over_invoke_model(String word) throws IOException {
        var outcomes = run(INVOKED.get(word) + "api: invoke, max-tokens: 400 }");

        assertThat(outcomes.entrySet())
                .isNotEmpty()
                .allSatisfy(outcome -> assertPassed(outcome.getKey(), outcome.getValue()));
    }

    @ParameterizedTest
    @MethodSource("withoutTools")
    void those_with_tools_are_refused_by_name_where_the_body_has_none(String word) throws IOException {
        var outcomes = run(INVOKED.get(word) + "api: invoke, max-tokens: 400 }");

        assertThat(outcomes.keySet()).containsAll(WITH_TOOLS);
        outcomes.forEach((name, all) -> {
            if (WITH_TOOLS.contains(name)) {
                assertThat(all).allSatisfy(outcome -> {
                    assertThat(outcome.status()).as(name).isEqualTo(Status.ERRORED);
                    assertThat(errors(outcome))
                            .isNotEmpty()
                            .allSatisfy(error -> assertThat(error)
                                    .contains("cannot take the request: " + WITHOUT_TOOLS.get(word)
                                            + " has no tools over InvokeModel."));
                });
            } else {
                assertPassed(name, all);
            }
        });
    }

    static Stream<String> withoutTools() {
        return words().filter(WITHOUT_TOOLS::containsKey);
    }

    private static void assertPassed(String name, List<Outcome> outcomes) {
        assertThat(outcomes)
                .allSatisfy(outcome -> assertThat(outcome.status())
                        .as("%s row %s: %s", name, outcome.subject().row(), outcome.turns())
                        .isEqualTo(Status.PASSED));
    }

    private static List<String> errors(Outcome outcome) {
        return outcome.turns().stream()
                .filter(turn -> turn.error() != null)
                .map(turn -> turn.error().getMessage())
                .toList();
    }

    private Map<String, List<Outcome>> run(String model) throws IOException {
        write(model);
        try (var outcrop = Outcrop.open(project)) {
            var conversations = outcrop.conversations();
            var result = conversations.run(conversations.plan(List.of(), RunOptions.DEFAULT), RunListener.SILENT);
            return result.outcomes().stream()
                    .collect(Collectors.groupingBy(outcome -> outcome.subject().name()));
        }
    }

    /** The repository's own project, with one model behind both short names. */
    private void write(String model) throws IOException {
        for (var folder : List.of("prompts", "conversations")) {
            copy(Path.of(folder));
        }
        var lines = new ArrayList<String>();
        for (var line : Files.readAllLines(Path.of("outcrop.yaml"))) {
            var isModel = line.startsWith("  fast:") || line.startsWith("  smart:");
            lines.add(isModel ? line.substring(0, line.indexOf(':') + 1) + " " + model : line);
        }
        Files.write(project.resolve("outcrop.yaml"), lines);
    }

    private void copy(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : (Iterable<Path>) files::iterator) {
                var target = project.resolve(file.toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }
}
