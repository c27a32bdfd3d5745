package dev.outcrop.simulator;

import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** The least that each provider's model is asked, and where it answers: 3 tokens at most, so that all of them are cut. */
final class Bodies {

    static final String OWN = "arn:aws:bedrock:us-east-1:123456789012:imported-model/abc123def456";
    static final String SONNET = "us.anthropic.claude-sonnet-4-6";
    static final String CLAUDE =
            "{\"anthropic_version\":\"bedrock-2023-05-31\",\"max_tokens\":3,\"messages\":[{\"role\":\"user\","
                    + "\"content\":\"Hi\"}]}";

    private Bodies() {}

    /** A model, its body, the stop word of a text that was cut, and where text and stop stand: whole, and in a chunk. */
    static Stream<Arguments> all() {
        return Stream.of(
                Arguments.of(
                        SONNET,
                        CLAUDE,
                        "max_tokens",
                        "/content/0/text",
                        "/stop_reason",
                        "/delta/text",
                        "/delta/stop_reason"),
                Arguments.of(
                        "us.amazon.nova-lite-v1:0",
                        "{\"schemaVersion\":\"messages-v1\",\"messages\":[{\"role\":\"user\",\"content\":[{\"text\":\"Hi\"}]}],"
                                + "\"inferenceConfig\":{\"max_new_tokens\":3}}",
                        "max_tokens",
                        "/output/message/content/0/text",
                        "/stopReason",
                        "/contentBlockDelta/delta/text",
                        "/messageStop/stopReason"),
                Arguments.of(
                        "meta.llama3-3-70b-instruct-v1:0",
                        "{\"prompt\":\"<|begin_of_text|><|start_header_id|>user<|end_header_id|>\\n\\nHi<|eot_id|>"
                                + "<|start_header_id|>assistant<|end_header_id|>\\n\\n\",\"max_gen_len\":3}",
                        "length",
                        "/generation",
                        "/stop_reason",
                        "/generation",
                        "/stop_reason"),
                Arguments.of(
                        "us.meta.llama4-scout-17b-instruct-v1:0",
                        "{\"prompt\":\"Hi\",\"max_gen_len\":3}",
                        "length",
                        "/generation",
                        "/stop_reason",
                        "/generation",
                        "/stop_reason"),
                Arguments.of(
                        "mistral.mistral-large-3-675b-instruct",
                        "{\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}],\"max_tokens\":3}",
                        "length",
                        "/choices/0/message/content",
                        "/choices/0/stop_reason",
                        "/choices/0/delta/content",
                        "/choices/0/stop_reason"),
                Arguments.of(
                        OWN,
                        "{\"prompt\":\"<s>[INST] Hi [/INST]\",\"max_tokens\":3}",
                        "length",
                        "/outputs/0/text",
                        "/outputs/0/stop_reason",
                        "/outputs/0/text",
                        "/outputs/0/stop_reason"),
                Arguments.of(
                        OWN,
                        "{\"message\":\"Hi\",\"max_tokens\":3}",
                        "MAX_TOKENS",
                        "/text",
                        "/finish_reason",
                        "/text",
                        "/finish_reason"),
                Arguments.of(
                        OWN,
                        "{\"prompt\":\"Hi\",\"max_tokens\":3,\"stream\":true}",
                        "MAX_TOKENS",
                        "/generations/0/text",
                        "/generations/0/finish_reason",
                        "/text",
                        "/finish_reason"),
                Arguments.of(
                        OWN,
                        "{\"inputText\":\"Hi\",\"textGenerationConfig\":{\"maxTokenCount\":3}}",
                        "LENGTH",
                        "/results/0/outputText",
                        "/results/0/completionReason",
                        "/outputText",
                        "/completionReason"),
                Arguments.of(
                        "us.deepseek.r1-v1:0",
                        "{\"prompt\":\"<｜begin▁of▁sentence｜><｜User｜>Hi<｜Assistant｜><think>\\n\",\"max_tokens\":3}",
                        "length",
                        "/choices/0/text",
                        "/choices/0/stop_reason",
                        "/choices/0/text",
                        "/choices/0/stop_reason"),
                Arguments.of(
                        "openai.gpt-oss-120b-1:0",
                        "{\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}],\"max_completion_tokens\":3}",
                        "length",
                        "/choices/0/message/content",
                        "/choices/0/finish_reason",
                        "/choices/0/delta/content",
                        "/choices/0/finish_reason"));
    }
}
