package dev.outcrop.bedrock.body;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outcrop.bedrock.ModelId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ProviderBodiesTest {

    @ParameterizedTest
    @CsvSource({
        "anthropic.claude-sonnet-4-6, anthropic",
        "us.anthropic.claude-sonnet-4-6, anthropic",
        "global.anthropic.claude-haiku-4-5-20251001-v1:0, anthropic",
        "arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.anthropic.claude-sonnet-4-6, anthropic",
        "arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-lite-v1:0, nova",
        "us.amazon.nova-2-lite-v1:0, nova",
        "us.amazon.nova-premier-v1:0, nova",
        "amazon.titan-text-premier-v1:0, titan",
        "amazon.titan-tg1-large, titan",
        "meta.llama3-8b-instruct-v1:0, llama",
        "us.meta.llama3-3-70b-instruct-v1:0, llama",
        "us.meta.llama4-maverick-17b-instruct-v1:0, llama4",
        "mistral.mistral-7b-instruct-v0:2, mistral-text",
        "mistral.mixtral-8x7b-instruct-v0:1, mistral-text",
        "mistral.mistral-large-2402-v1:0, mistral-text",
        "mistral.mistral-large-2407-v1:0, mistral",
        "mistral.ministral-3-8b-instruct, mistral",
        "us.mistral.pixtral-large-2502-v1:0, mistral",
        "cohere.command-r-plus-v1:0, command-r",
        "cohere.command-text-v14, command",
        "cohere.command-light-text-v14, command",
        "us.deepseek.r1-v1:0, deepseek",
        "deepseek.v3.2, deepseek",
        "ai21.jamba-1-5-mini-v1:0, jamba",
        "openai.gpt-oss-20b-1:0, openai",
        "qwen.qwen3-32b-v1:0, openai",
        "zai.glm-5, openai"
    })
    void an_id_that_names_its_provider_tells_the_body(String id, String word) {
        assertThat(ProviderBodies.of(ModelId.of(id)).map(ProviderBody::word)).contains(word);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:bedrock:us-east-1:123456789012:imported-model/abc123def456",
                "arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abc123def456",
                "amazon.titan-embed-text-v2:0",
                "amazon.nova-canvas-v1:0",
                "amazon.nova-sonic-v1:0",
                "amazon.nova-2-multimodal-embeddings-v1:0",
                "cohere.embed-english-v3",
                "ai21.j2-ultra-v1",
                "stability.sd3-large-v1:0"
            })
    void other_ids_tell_none(String id) {
        assertThat(ProviderBodies.of(ModelId.of(id))).isEmpty();
    }

    @Test
    void words_are_unlike_each_other() {
        assertThat(ProviderBodies.words())
                .doesNotHaveDuplicates()
                .contains("anthropic", "llama", "llama4", "mistral", "nova")
                .allSatisfy(word -> assertThat(ProviderBodies.named(word)).isPresent());
        assertThat(ProviderBodies.named("gemini")).isEmpty();
    }

    @Test
    void a_request_of_nobody_is_not_recognised() {
        assertThat(ProviderBodies.recognised(Triple.object("{\"texts\":[\"a\"],\"input_type\":\"search_query\"}")))
                .isEmpty();
    }
}
