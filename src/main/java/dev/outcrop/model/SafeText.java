package dev.outcrop.model;

import java.util.regex.Pattern;

/** Other people's words as an error may repeat them: one line, bounded, without values of a request and without keys. */
final class SafeText {

    private static final int LONGEST = 500;

    /** Bedrock repeats the value that failed a constraint, which may be the prompt; a model's id is no secret. */
    private static final Pattern VALUE = Pattern.compile("Value '.*?' at '(?!modelId')", Pattern.DOTALL);

    private static final Pattern KEY = Pattern.compile("\\b(AKIA|ASIA)[A-Z0-9]{12,}\\b|\\bBearer\\s+\\S+|\\bABSK\\S+"
            + "|(?i:(?<=\\bx-amz-security-token)\\s*[:=]\\s*\\S+)");
    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Cntrl}]+");

    private SafeText() {}

    /** Whether nothing has to be left out of other people's words, however long and on however many lines. */
    static boolean isSafe(String words) {
        return !VALUE.matcher(words).find() && !KEY.matcher(words).find() && !OwnSecrets.OF_PROCESS.areIn(words);
    }

    static String of(String words) {
        var line = SPACE.matcher(OwnSecrets.OF_PROCESS.takenOutOf(words))
                .replaceAll(" ")
                .strip();
        var valueless = VALUE.matcher(line).replaceAll("Value at '");
        var keyless = KEY.matcher(valueless).replaceAll("(removed)");
        return keyless.length() <= LONGEST ? keyless : keyless.substring(0, LONGEST) + "…";
    }
}
