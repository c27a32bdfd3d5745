package dev.outcrop.bedrock;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ModelIdTest {

    @ParameterizedTest
    @CsvSource({
        "amazon.nova-lite-v1:0, amazon.nova-lite-v1:0, amazon, , ",
        "us.amazon.nova-lite-v1:0, amazon.nova-lite-v1:0, amazon, us, ",
        "us-gov.anthropic.claude-sonnet-4-5-20250929-v1:0, anthropic.claude-sonnet-4-5-20250929-v1:0, anthropic, us-gov, ",
        "global.anthropic.claude-sonnet-4-6, anthropic.claude-sonnet-4-6, anthropic, global, ",
        "anthropic.claude-3-sonnet-20240229-v1:0:200k, anthropic.claude-3-sonnet-20240229-v1:0, anthropic, , 200k",
        "deepseek.v3.2, deepseek.v3.2, deepseek, , ",
        "us.deepseek.v3.2, deepseek.v3.2, deepseek, us, ",
        "openai.gpt-oss-120b-1:0, openai.gpt-oss-120b-1:0, openai, , ",
        "anthropic.claude-v2:1, anthropic.claude-v2:1, anthropic, , ",
        "ai21.jamba-1-5-large-v1:0, ai21.jamba-1-5-large-v1:0, ai21, , "
    })
    void an_id_tells_its_model_provider_profile_and_window(
            String id, String model, String provider, String prefix, String context) {
        var modelId = ModelId.of(id);

        assertThat(modelId.foundation()).contains(model);
        assertThat(modelId.provider()).contains(provider);
        assertThat(modelId.profilePrefix().orElse(null)).isEqualTo(prefix);
        assertThat(modelId.contextSuffix().orElse(null)).isEqualTo(context);
        assertThat(modelId.opaque()).isFalse();
        assertThat(modelId.wellFormed()).isTrue();
        assertThat(modelId.resourceKind()).isEmpty();
        assertThat(modelId).hasToString(id);
    }

    @ParameterizedTest
    @CsvSource({
        "arn:aws:bedrock:eu-west-1::foundation-model/amazon.nova-lite-v1:0, foundation-model, eu-west-1, ",
        "arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.amazon.nova-lite-v1:0, inference-profile, us-east-1, us",
        "arn:aws-us-gov:bedrock:us-gov-west-1:123456789012:inference-profile/us-gov.amazon.nova-lite-v1:0,"
                + " inference-profile, us-gov-west-1, us-gov",
        "arn:aws-cn:bedrock:cn-north-1::foundation-model/amazon.nova-lite-v1:0, foundation-model, cn-north-1, "
    })
    void an_arn_of_a_public_model_or_profile_tells_its_model(String arn, String kind, String region, String prefix) {
        var modelId = ModelId.of(arn);

        assertThat(modelId.foundation()).contains("amazon.nova-lite-v1:0");
        assertThat(modelId.provider()).contains("amazon");
        assertThat(modelId.resourceKind()).contains(kind);
        assertThat(modelId.region()).contains(region);
        assertThat(modelId.profilePrefix().orElse(null)).isEqualTo(prefix);
        assertThat(modelId.opaque()).isFalse();
        assertThat(modelId.wellFormed()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/mi1dadi0g15f",
                "arn:aws:bedrock:us-east-1:123456789012:provisioned-model/abcdefghij12",
                "arn:aws:bedrock:us-east-1:123456789012:custom-model/amazon.nova-lite/abcdefghij12",
                "arn:aws:bedrock:us-east-1:123456789012:custom-model-deployment/abcdefghij12",
                "arn:aws:bedrock:us-east-1:123456789012:imported-model/abcdefghij12",
                "arn:aws:bedrock:us-east-1:123456789012:prompt/ABCDEFGHIJ:1",
                "arn:aws:bedrock:us-east-1:123456789012:default-prompt-router/anthropic.claude:1",
                "arn:aws:bedrock:us-east-1:123456789012:prompt-router/abcdefghij12",
                "arn:aws:sagemaker:us-east-1:123456789012:endpoint/my-endpoint"
            })
    void an_arn_of_an_accounts_own_resource_is_opaque(String arn) {
        var modelId = ModelId.of(arn);

        assertThat(modelId.opaque()).isTrue();
        assertThat(modelId.foundation()).isEmpty();
        assertThat(modelId.provider()).isEmpty();
        assertThat(modelId.profilePrefix()).isEmpty();
        assertThat(modelId.region()).contains("us-east-1");
        assertThat(modelId.wellFormed()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "amazon.nova lite",
                "amazon.nova-lite/v1",
                "arn:aws:bedrock:us-east-1:12345:imported-model/abcdefghij12",
                "arn:aws:bedrock:us-east-1:123456789012:imported-model/abc",
                "modèle"
            })
    void a_text_outside_bedrocks_pattern_is_not_well_formed(String text) {
        assertThat(ModelId.of(text).wellFormed()).isFalse();
    }

    @Test
    void an_id_may_have_2048_characters_and_no_more() {
        assertThat(ModelId.of("a".repeat(2048)).wellFormed()).isTrue();
        assertThat(ModelId.of("a".repeat(2049)).wellFormed()).isFalse();
        assertThat(ModelId.of("a_".repeat(1024)).wellFormed()).isTrue();
        assertThat(ModelId.of("a_".repeat(1023) + "__").wellFormed()).isFalse();
    }

    @Test
    void a_word_without_a_provider_has_no_model() {
        var modelId = ModelId.of("does-not-exist");

        assertThat(modelId.foundation()).isEmpty();
        assertThat(modelId.opaque()).isFalse();
        assertThat(modelId.wellFormed()).isTrue();
    }

    @Test
    void ids_are_equal_by_their_text() {
        assertThat(ModelId.of("zai.glm-5"))
                .isEqualTo(ModelId.of("zai.glm-5"))
                .hasSameHashCodeAs(ModelId.of("zai.glm-5"));
        assertThat(ModelId.of("zai.glm-5")).isNotEqualTo(ModelId.of("zai.glm-4.7"));
    }
}
