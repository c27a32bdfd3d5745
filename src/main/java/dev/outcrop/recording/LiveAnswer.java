package dev.outcrop.recording;

import dev.outcrop.bedrock.EventFrame;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the live service answered.
 *
 * @param host who answered, as the address names it
 * @param headers names in lower case; few of them are kept
 */
public record LiveAnswer(String host, Map<String, String> headers, List<Part> parts) {

    private static final Pattern AWS = Pattern.compile("bedrock-runtime.*\\.(amazonaws\\.com(\\.cn)?|api\\.aws)");

    /** The simulator's mark: no other server claims to be one. */
    private static final String SERVER = "server";

    private static final String SIMULATOR = "outcrop-simulator";

    /** What InvokeModel says of an answer in headers alone. */
    private static final String KEPT = "x-amzn-bedrock-";

    public LiveAnswer {
        headers = Map.copyOf(headers);
        parts = List.copyOf(parts);
    }

    Optional<RecordedAnswer> decoded(Redaction redaction) {
        var kept = new LinkedHashMap<String, String>();
        headers.forEach((name, value) -> {
            if (name.startsWith(KEPT)) {
                kept.put(name, redaction.text(value));
            }
        });
        return headers.getOrDefault("content-type", "").startsWith(EventFrame.CONTENT_TYPE)
                ? StreamedAnswer.of(kept, parts, redaction)
                : WholeAnswer.of(kept, parts, redaction);
    }

    Recording.Origin origin(Occasion occasion, Instant now) {
        return new Recording.Origin(
                occasion,
                now.truncatedTo(ChronoUnit.SECONDS).toString(),
                source(),
                headers.getOrDefault("x-amzn-requestid", ""));
    }

    private String source() {
        if (headers.getOrDefault(SERVER, "").startsWith(SIMULATOR)) {
            return "simulator";
        }
        return AWS.matcher(host).matches() ? "bedrock" : "other";
    }
}
