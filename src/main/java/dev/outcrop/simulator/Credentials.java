package dev.outcrop.simulator;

import dev.outcrop.bedrock.BedrockError;
import dev.outcrop.bedrock.ErrorTexts;
import dev.outcrop.simulator.http.Request;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whether a request is signed: by Signature Version 4 or a bearer token, in shape alone. No secret is known or checked. */
final class Credentials {

    private static final String SIGNED = "AWS4-HMAC-SHA256";
    private static final String BEARER = "Bearer ";
    private static final List<String> PARTS = List.of("Credential", "Signature", "SignedHeaders");

    private Credentials() {}

    /** Why a request is turned away; null where it is not. */
    static @Nullable Refusal refusal(Request request) {
        var header = request.header("authorization").orElse("").strip();
        if (header.isEmpty()) {
            return new Refusal(BedrockError.MISSING_AUTHENTICATION_TOKEN, ErrorTexts.MISSING_TOKEN);
        }
        if (header.startsWith(BEARER) && header.length() > BEARER.length()) {
            return null;
        }
        var absent = header.startsWith(SIGNED)
                ? PARTS.stream().filter(part -> !header.contains(part + "=")).toList()
                : PARTS;
        return absent.isEmpty() ? null : new Refusal(BedrockError.INCOMPLETE_SIGNATURE, incomplete(absent));
    }

    private static String incomplete(List<String> absent) {
        return absent.stream()
                .map(part -> "Authorization header requires '" + part + "' parameter.")
                .collect(Collectors.joining(" "));
    }
}
