package dev.outcrop.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RecordedRequestTest {

    private static final String PATH = "/model/us.amazon.nova-lite-v1:0/converse";
    private static final String BODY = """
            {"messages":[{"role":"user","content":[{"text":"hi"}]}],"inferenceConfig":{"maxTokens":400,"temperature":0.2}}""";

    /** The key is what committed recordings are found by, on every machine and in every version. */
    @Test
    void the_key_of_a_request_stays_what_it_is() {
        assertThat(request(PATH, BODY).key())
                .isEqualTo("e6f9386ec2909f57e6ae75ed70157137973f4046640fbb0d2ea6dcdede1cf36f");
    }

    @ParameterizedTest
    @ValueSource(strings = {"""
                {"inferenceConfig":{"temperature":0.2,"maxTokens":400},"messages":[{"content":[{"text":"hi"}],"role":"user"}]}""", """
                { "messages": [{"role":"user","content":[{"text":"\\u0068i"}]}],
                  "requestMetadata":{"outcrop-turn":"20261126-1/hi/0/1/1"},
                  "inferenceConfig":{"maxTokens":400,"temperature":2e-1} }"""})
    void the_same_request_in_another_form_has_the_same_key(String body) {
        assertThat(request(PATH, body)).isEqualTo(request(PATH, BODY));
        assertThat(request(PATH, body).key()).isEqualTo(request(PATH, BODY).key());
    }

    @ParameterizedTest
    @CsvSource({"hi,ho", "400,401", "0.2,0.25", "user,assistant"})
    void another_request_has_another_key(String word, String other) {
        assertThat(request(PATH, BODY.replace(word, other)).key())
                .isNotEqualTo(request(PATH, BODY).key());
    }

    @Test
    void operation_and_model_belong_to_the_key() {
        var key = request(PATH, BODY).key();

        assertThat(request(PATH + "-stream", BODY).key()).isNotEqualTo(key);
        assertThat(request(PATH.replace("lite", "pro"), BODY).key()).isNotEqualTo(key);
    }

    @Test
    void an_account_does_not() {
        var one = "/model/arn:aws:bedrock:us-east-1:123456789012:imported-model/abc/invoke";
        var other = one.replace("123456789012", "210987654321");

        assertThat(request(one, BODY).key()).isEqualTo(request(other, BODY).key());
        assertThat(request(one, BODY).model()).isEqualTo("arn:aws:bedrock:us-east-1:000000000000:imported-model/abc");
    }

    @Test
    void a_picture_counts_by_its_digest() {
        var picture = "iVBORw0KGgo".repeat(300);
        var body = "{\"image\":{\"source\":{\"bytes\":\"" + picture + "\"}}}";

        assertThat(request(PATH, body).body().at("/image/source/bytes").asText())
                .matches("sha256:[0-9a-f]{64} of 3300 characters of Base64");
        assertThat(request(PATH, body).key())
                .isNotEqualTo(
                        request(PATH, body.replace("KGgoiVBO", "KGgpiVBO")).key());
    }

    @ParameterizedTest
    @CsvSource({"/model/converse,{}", "/guardrail/x/apply,{}", "/model/a/converse,[]", "/model/a/converse,oops"})
    void what_asks_no_model_in_json_is_none(String path, String body) {
        assertThat(RecordedRequest.of(path, body.getBytes(StandardCharsets.UTF_8), Redaction.of(Map.of())))
                .isEmpty();
    }

    private static RecordedRequest request(String path, String body) {
        return RecordedRequest.of(path, body.getBytes(StandardCharsets.UTF_8), Redaction.of(Map.of()))
                .orElseThrow();
    }
}
