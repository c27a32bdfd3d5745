package dev.outcrop.model;

import static org.assertj.core.api.Assertions.assertThat;

import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TlsTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "PKIX path building failed: sun.security.provider.certpath.SunCertPathBuilderException: unable to find"
                        + " valid certification path to requested target"
                        + " | its certificate is not signed by anyone whom this Java trusts",
                "PKIX path validation failed: java.security.cert.CertPathValidatorException: validity check failed"
                        + " | its certificate has expired or is not valid yet",
                "NotAfter: Thu Jan 01 00:00:00 UTC 2026 | its certificate has expired",
                "No subject alternative names matching IP address 127.0.0.1 found | its certificate is another host's",
                "No name matching example.com found | its certificate is another host's",
                "Certificate for <a> doesn't match any of the subject alternative names: [b] | its certificate is another host's",
                "Unsupported or unrecognized SSL message | it does not speak TLS",
                "not an SSL/TLS record: 485454500a | it does not speak TLS",
                "Received fatal alert: protocol_version | Received fatal alert: protocol_version",
            })
    void what_the_jdk_says_is_said_in_words(String message, String said) {
        assertThat(TlsText.of(new SSLHandshakeException(message))).isEqualTo(said);
    }
}
