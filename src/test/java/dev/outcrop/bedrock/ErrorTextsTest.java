package dev.outcrop.bedrock;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ErrorTextsTest {

    @Test
    void on_demand_is_refused_with_a_typographic_apostrophe() {
        assertThat(ErrorTexts.onDemandNotSupported("anthropic.claude-3-5-sonnet-20241022-v2:0"))
                .isEqualTo("Invocation of model ID anthropic.claude-3-5-sonnet-20241022-v2:0 with on-demand throughput"
                        + " isn’t supported. Retry your request with the ID or ARN of an inference profile that"
                        + " contains this model.");
    }

    @Test
    void access_is_refused_with_a_straight_apostrophe() {
        assertThat(ErrorTexts.NO_MODEL_ACCESS)
                .isEqualTo("You don't have access to the model with the specified model ID.");
    }

    @Test
    void a_prompt_over_the_window_is_refused_with_both_numbers() {
        assertThat(ErrorTexts.promptTooLong(200049, 200000))
                .isEqualTo(
                        "The model returned the following errors: prompt is too long: 200049 tokens > 200000 maximum");
    }

    @Test
    void a_malformed_id_is_refused_with_the_pattern() {
        assertThat(ErrorTexts.malformedModelId("a b"))
                .startsWith("1 validation error detected: Value 'a b' at 'modelId' failed to satisfy constraint: Member"
                        + " must satisfy regular expression pattern: (arn:aws(-[^:]+)?:bedrock:[a-z0-9-]{1,20}:")
                .endsWith("prompt-router/[a-zA-Z0-9-:.]+$)");
    }

    @Test
    void a_body_outside_its_schema_is_refused_with_the_fault() {
        assertThat(ErrorTexts.malformedInput("#: required key [max_tokens] not found"))
                .isEqualTo("Malformed input request: #: required key [max_tokens] not found, please reformat your input"
                        + " and try again.");
    }
}
