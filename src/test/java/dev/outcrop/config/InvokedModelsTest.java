package dev.outcrop.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outcrop.bedrock.body.ProviderBodies;
import dev.outcrop.bedrock.body.ProviderBody;
import dev.outcrop.error.OutcropException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code api: invoke} has to know: whose body the model speaks. */
final class InvokedModelsTest {

    private static final String WORDS =
            "[anthropic, nova, titan, llama4, llama, mistral-text, command-r, deepseek, command, openai, mistral, jamba]";

    @TempDir
    private Path folder;

    @Test
    void an_id_tells_the_body_and_the_word_tells_it_otherwise() throws IOException {
        write("""
                models:
                  smart: { id: us.anthropic.claude-sonnet-4-6, api: invoke }
                  house: { id: "arn:aws:bedrock:us-east-1:123456789012:imported-model/abc", api: invoke, body: llama }
                  large: { id: "mistral.mistral-large-2407-v1:0", api: invoke, body: mistral-text }
                  other: { id: "arn:aws:bedrock:us-east-1:123456789012:imported-model/abc" }
                """);

        var models = read().models();

        assertThat(word(models.get("smart"))).isEqualTo("anthropic");
        assertThat(word(models.get("house"))).isEqualTo("llama");
        assertThat(word(models.get("large"))).isEqualTo("mistral-text");
        assertThat(models.get("other").body()).isEmpty();
    }

    @Test
    void a_canary_speaks_its_own_body_where_its_id_names_its_provider() throws IOException {
        write("""
                models:
                  house:
                    id: "arn:aws:bedrock:us-east-1:123456789012:imported-model/abc"
                    api: invoke
                    body: llama
                    canary: { id: "arn:aws:bedrock:us-east-1:123456789012:imported-model/def", percent: 5 }
                """);

        var house = read().models().get("house");

        assertThat(word(house.withId(house.serving().canary().id()))).isEqualTo("llama");
        assertThat(word(house.withId("us.anthropic.claude-sonnet-4-6"))).isEqualTo("anthropic");
    }

    @Test
    void an_unknown_word_is_refused_with_the_words_there_are() throws IOException {
        write("""
                models:
                  house:
                    id: "arn:aws:bedrock:us-east-1:123456789012:imported-model/abc"
                    api: invoke
                    body: lama
                """);

        assertThatThrownBy(this::read).isInstanceOf(OutcropException.class).hasMessage("""
                        outcrop.yaml, line 5, column 11: body cannot be the text "lama".
                        Did you mean "llama"? Write one of %s.""".formatted(WORDS));
    }

    @Test
    void ids_that_do_not_tell_are_refused_with_what_to_write_all_at_once() throws IOException {
        write("""
                models:
                  house: { id: "arn:aws:bedrock:us-east-1:123456789012:imported-model/abc", api: invoke }
                  paint: { id: "stability.sd3-large-v1:0", api: invoke }
                  smart:
                    id: us.anthropic.claude-sonnet-4-6
                    api: invoke
                    canary: { id: "arn:aws:bedrock:us-east-1:123456789012:imported-model/def", percent: 5 }
                """);

        assertThatThrownBy(this::read).isInstanceOf(OutcropException.class).hasMessage("""
                        outcrop.yaml, line 2, column 16: The id "arn:aws:bedrock:us-east-1:123456789012:imported-model/abc" does not tell whose InvokeModel body it speaks.
                        Add body: with one of %1$s, or use "api: converse".
                        outcrop.yaml, line 3, column 16: The id "stability.sd3-large-v1:0" does not tell whose InvokeModel body it speaks.
                        Add body: with one of %1$s, or use "api: converse".
                        outcrop.yaml, line 7, column 19: The id "arn:aws:bedrock:us-east-1:123456789012:imported-model/def" does not tell whose InvokeModel body it speaks.
                        Add body: with one of %1$s, or use "api: converse".""".formatted(WORDS));
    }

    @Test
    void the_schema_lists_the_words() {
        assertThat(OutcropConfig.shape().jsonSchema().toString())
                .contains("enum=" + ProviderBodies.words().toString());
        assertThat(ProviderBodies.words().toString()).isEqualTo(WORDS);
        assertThat(List.copyOf(ProviderBodies.words())).hasSize(12);
    }

    private static String word(ModelConfig model) {
        return model.body().map(ProviderBody::word).orElseThrow();
    }

    private void write(String yaml) throws IOException {
        Files.writeString(folder.resolve("outcrop.yaml"), yaml);
    }

    private OutcropConfig read() {
        return OutcropConfig.read(folder, null, Map.of());
    }
}
