package dev.outcrop.model;

import java.util.LinkedHashMap;
import java.util.Map;

/** Why TLS did not come about, in other words than the class names and abbreviations of the JDK. */
final class TlsText {

    /** What the messages of JDK 17 to 25, of Apache's client and of Netty contain, the more telling ones first. */
    private static final Map<String, String> MEANINGS = new LinkedHashMap<>();

    static {
        MEANINGS.put("validity check failed", "its certificate has expired or is not valid yet");
        MEANINGS.put("NotAfter", "its certificate has expired");
        MEANINGS.put("PKIX path", "its certificate is not signed by anyone whom this Java trusts");
        MEANINGS.put("No subject alternative", "its certificate is another host's");
        MEANINGS.put("No name matching", "its certificate is another host's");
        MEANINGS.put("doesn't match", "its certificate is another host's");
        MEANINGS.put("Unsupported or unrecognized SSL message", "it does not speak TLS");
        MEANINGS.put("not an SSL/TLS record", "it does not speak TLS");
    }

    private TlsText() {}

    static String of(Throwable thrown) {
        var text = Failures.textOf(thrown);
        return MEANINGS.entrySet().stream()
                .filter(meaning -> text.contains(meaning.getKey()))
                .findFirst()
                .map(Map.Entry::getValue)
                .orElse(text);
    }
}
