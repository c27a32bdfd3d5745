package dev.outcrop.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What AWS's front end says of signatures; no secret is known, so none is checked. */
final class SignatureTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "20261124T115459Z | 20261124 | Signature expired: 20261124T115459Z is now earlier than 20261124T115500Z"
                        + " (20261124T120000Z - 5 min.)",
                "20261124T120501Z | 20261124 | Signature not yet current: 20261124T120501Z is still later than"
                        + " 20261124T120500Z (20261124T120000Z + 5 min.)",
                "20261124T120000Z | 20261123 | Date in Credential scope does not match YYYYMMDD from ISO-8601 version of"
                        + " date from HTTP: '20261123' != '20261124', from '20261124T120000Z'.",
                "noon | 20261124 | Date must be in ISO-8601 'basic format'. Got 'noon'. See"
                        + " http://en.wikipedia.org/wiki/ISO_8601"
            },
            quoteCharacter = '"')
    void a_date_that_is_not_now_is_told(String date, String day, String message) {
        var refusal = SignatureDate.refusal(date, day, NOON);

        assertThat(refusal.message()).isEqualTo(message);
        assertThat(refusal.error().status()).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({"20261124T115500Z", "20261124T120000Z", "20261124T120500Z"})
    void five_minutes_are_given_either_way(String date) {
        assertThat(SignatureDate.refusal(date, "20261124", NOON)).isNull();
    }

    @Test
    void an_expired_signature_a_wrong_service_and_a_short_scope_are_turned_away() throws Exception {
        try (var simulator = SimulatorServer.start(0, Rules.none())) {
            var calls = new RawCalls(simulator);
            var now = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC)
                    .format(Instant.now());
            var today = now.substring(0, 8);

            assertThat(message(calls, simulator, "a/20200101/us-east-1/bedrock/aws4_request", "20200101T000000Z"))
                    .startsWith("Signature expired: 20200101T000000Z is now earlier than ");
            assertThat(message(calls, simulator, "a/" + today + "/us-east-1/s3/aws4_request", now))
                    .isEqualTo("Credential should be scoped to correct service: 'bedrock'.");
            assertThat(message(calls, simulator, "a", now))
                    .isEqualTo("Credential must have exactly 5 slash-delimited elements, e.g."
                            + " keyid/date/region/service/term, got 'a'");
            assertThat(message(calls, simulator, "a/" + today + "/us-east-1/bedrock/aws4_request", now))
                    .isEmpty();
        }
    }

    private static String message(RawCalls calls, SimulatorServer simulator, String credential, String date)
            throws Exception {
        var answer = calls.send(HttpRequest.newBuilder(
                        simulator.endpoint().resolve("/model/us.amazon.nova-lite-v1:0/converse"))
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=" + credential + ", SignedHeaders=host;x-amz-date, Signature=00")
                .header("X-Amz-Date", date)
                .POST(HttpRequest.BodyPublishers.ofString(RawCalls.HELLO)));
        return Json.read(answer.body()).path("message").asText();
    }
}
