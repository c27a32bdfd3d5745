package dev.outcrop.config;

import java.net.URI;
import java.net.URISyntaxException;

/** The address of a server: http or https, with a host. */
final class HttpAddress {

    static final Shape SHAPE = ScalarShape.text(
            "an address such as http://127.0.0.1:8000",
            HttpAddress::isOne,
            ScalarShape.textSchema("pattern", "^https?://[^/]+"));

    private HttpAddress() {}

    private static boolean isOne(String text) {
        try {
            var address = new URI(text);
            var scheme = address.getScheme();
            return ("http".equals(scheme) || "https".equals(scheme))
                    && address.getHost() != null
                    && address.getPort() <= 0xFFFF;
        } catch (URISyntaxException notAnAddress) {
            return false;
        }
    }
}
