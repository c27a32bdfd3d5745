package dev.outcrop.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** The address of a server: http or https, with a host. */
public final class HttpAddress {

    static final Shape SHAPE = ScalarShape.text(
            "an address such as http://127.0.0.1:8000",
            text -> read(text).isPresent(),
            ScalarShape.textSchema("pattern", "^https?://[^/]+"));

    private HttpAddress() {}

    /** The address that a text is; empty where it is none. */
    public static Optional<URI> read(String text) {
        try {
            var address = new URI(text);
            var scheme = address.getScheme();
            return ("http".equals(scheme) || "https".equals(scheme))
                            && address.getHost() != null
                            && address.getPort() <= 0xFFFF
                    ? Optional.of(address)
                    : Optional.empty();
        } catch (URISyntaxException notAnAddress) {
            return Optional.empty();
        }
    }
}
