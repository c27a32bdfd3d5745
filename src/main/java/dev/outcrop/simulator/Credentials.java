package dev.outcrop.simulator;

import dev.outcrop.bedrock.BedrockError;
import dev.outcrop.bedrock.ErrorTexts;
import dev.outcrop.simulator.http.Request;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whether a request is signed: by Signature Version 4 or a bearer token, in shape alone. No secret is known or checked. */
final class Credentials {

    private static final String SIGNED = "AWS4-HMAC-SHA256";
    private static final String BEARER = "Bearer ";
    private static final String CREDENTIAL = "Credential=";
    private static final String SERVICE = "bedrock";
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
        var absent = new ArrayList<String>();
        for (var part : PARTS) {
            if (!header.startsWith(SIGNED) || !header.contains(part + "=")) {
                absent.add(part);
            }
        }
        return absent.isEmpty()
                ? scopeRefusal(header, request)
                : new Refusal(BedrockError.INCOMPLETE_SIGNATURE, incomplete(absent));
    }

    /** What is wrong with the scope and the date of a signature that has all its parts. */
    private static @Nullable Refusal scopeRefusal(String header, Request request) {
        var from = header.indexOf(CREDENTIAL) + CREDENTIAL.length();
        var end = header.indexOf(',', from);
        var credential = (end < 0 ? header.substring(from) : header.substring(from, end)).strip();
        var scope = credential.split("/", -1);
        if (scope.length != 5) {
            return new Refusal(
                    BedrockError.INCOMPLETE_SIGNATURE,
                    "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '"
                            + credential + "'");
        }
        if (!scope[3].equals(SERVICE)) {
            return new Refusal(
                    BedrockError.INVALID_SIGNATURE,
                    "Credential should be scoped to correct service: '" + SERVICE + "'.");
        }
        return request.header("x-amz-date")
                .map(date -> SignatureDate.refusal(date, scope[1], Instant.now()))
                .orElse(null);
    }

    private static String incomplete(List<String> absent) {
        return absent.stream()
                .map(part -> "Authorization header requires '" + part + "' parameter.")
                .collect(Collectors.joining(" "));
    }
}
