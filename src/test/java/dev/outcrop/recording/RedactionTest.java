package dev.outcrop.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class RedactionTest {

    private static final String SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
    private static final Redaction REDACTION =
            Redaction.of(Map.of("AWS_SECRET_ACCESS_KEY", SECRET, "AWS_SESSION_TOKEN", ""));

    static Stream<Arguments> texts() {
        return Stream.of(
                Arguments.of(
                        "arn:aws:iam::123456789012:user/ada and arn:aws-cn:bedrock:cn-north-1:123456789012:imported-model/a",
                        "arn:aws:iam::000000000000:user/ada and arn:aws-cn:bedrock:cn-north-1:000000000000:imported-model/a"),
                Arguments.of("Order 123456789012 is late.", "Order 123456789012 is late."),
                Arguments.of("key AKIAIOSFODNN7EXAMPLE.", "key AKIAXXXXXXXXXXXXXXXX."),
                Arguments.of("ASIA is large", "ASIA is large"),
                Arguments.of("Bearer abcdefghijklmnop.QRS", "Bearer XXXXXXXXXXXXXXXXXXXX"),
                Arguments.of("the bearer of this", "the bearer of this"),
                Arguments.of("ABSKQmVkcm9ja0FQSUtleS1x", "XXXXXXXXXXXXXXXXXXXXXXXX"),
                Arguments.of("it is " + SECRET, "it is " + "X".repeat(SECRET.length())));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void secrets_are_taken_out_and_nothing_else(String text, String clean) {
        assertThat(REDACTION.text(text)).isEqualTo(clean).hasSameSizeAs(text);
    }

    @Test
    void a_secret_that_a_stream_has_cut_is_taken_out_of_both_pieces() {
        var pieces = Stream.of(
                        delta(0, "It is arn:aws:iam::1234"),
                        delta(1, "tool 5678"),
                        delta(0, "56789012:user"),
                        delta(0, " with AKIAIOSFO"),
                        delta(0, "DNN7EXAMPLE."))
                .map(json -> Json.object(json.getBytes(StandardCharsets.UTF_8)).orElseThrow())
                .toList();

        var clean = REDACTION.events(pieces);

        assertThat(clean.stream().map(piece -> piece.at("/delta/text").asText()).toList())
                .isEqualTo(List.of(
                        "It is arn:aws:iam::0000", "tool 5678", "00000000:user", " with AKIAXXXXX", "XXXXXXXXXXX."));
    }

    private static String delta(int block, String text) {
        return "{\"contentBlockIndex\":" + block + ",\"delta\":{\"text\":\"" + text + "\"}}";
    }
}
