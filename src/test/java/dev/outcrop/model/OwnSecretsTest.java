package dev.outcrop.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class OwnSecretsTest {

    @Test
    void credentials_of_the_environment_are_taken_out_wherever_they_are_repeated() {
        var secrets = OwnSecrets.in(Map.of(
                "AWS_SECRET_ACCESS_KEY", "wJalrXUtnFEMI/K7MDENG+bPxRfiCY",
                "AWS_SESSION_TOKEN", " FwoGZXIvYXdzEBYaDkRlY29kZQ== ",
                "AWS_REGION", "us-east-1-and-more"));

        var words = "key:wJalrXUtnFEMI/K7MDENG+bPxRfiCY, (FwoGZXIvYXdzEBYaDkRlY29kZQ==) in us-east-1-and-more";

        assertThat(secrets.areIn(words)).isTrue();
        assertThat(secrets.takenOutOf(words)).isEqualTo("key:(removed), ((removed)) in us-east-1-and-more");
        assertThat(secrets.areIn(secrets.takenOutOf(words))).isFalse();
    }

    /** Nobody's secret is "test", and the word stands in many messages. */
    @Test
    void a_value_that_is_too_short_to_be_one_is_left_alone() {
        var secrets = OwnSecrets.in(Map.of("AWS_ACCESS_KEY_ID", "test", "AWS_SECRET_ACCESS_KEY", ""));

        assertThat(secrets.takenOutOf("a test of nothing")).isEqualTo("a test of nothing");
    }
}
