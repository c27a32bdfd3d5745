package dev.outcrop.simulator;

import dev.outcrop.bedrock.BedrockError;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Whether a signature is of now, give or take five minutes.
 *
 * <p>Source: AWS's front end, whose messages stand in many public reports of clocks that go wrong.
 */
final class SignatureDate {

    private static final Duration SKEW = Duration.ofMinutes(5);
    private static final DateTimeFormatter BASIC = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT);

    private SignatureDate() {}

    /**
     * Why a signature is turned away for its date; null where it is not.
     *
     * @param date the value of {@code X-Amz-Date}
     * @param day the day of the credential's scope
     */
    static @Nullable Refusal refusal(String date, String day, Instant now) {
        Instant signed;
        try {
            signed = LocalDateTime.parse(date, BASIC).toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException malformed) {
            return new Refusal(
                    BedrockError.INCOMPLETE_SIGNATURE,
                    "Date must be in ISO-8601 'basic format'. Got '" + date
                            + "'. See http://en.wikipedia.org/wiki/ISO_8601");
        }
        if (!date.startsWith(day)) {
            return new Refusal(
                    BedrockError.INVALID_SIGNATURE,
                    "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '" + day
                            + "' != '" + date.substring(0, 8) + "', from '" + date + "'.");
        }
        if (signed.isBefore(now.minus(SKEW))) {
            return new Refusal(
                    BedrockError.INVALID_SIGNATURE,
                    "Signature expired: " + date + " is now earlier than " + basic(now.minus(SKEW)) + " (" + basic(now)
                            + " - 5 min.)");
        }
        if (signed.isAfter(now.plus(SKEW))) {
            return new Refusal(
                    BedrockError.INVALID_SIGNATURE,
                    "Signature not yet current: " + date + " is still later than " + basic(now.plus(SKEW)) + " ("
                            + basic(now) + " + 5 min.)");
        }
        return null;
    }

    private static String basic(Instant instant) {
        return BASIC.format(LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
    }
}
