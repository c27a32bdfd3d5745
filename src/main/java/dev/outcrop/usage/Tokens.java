package dev.outcrop.usage;

/**
 * Tokens of one or several calls as Bedrock counts them: input excludes what the cache read and wrote.
 *
 * @param known false where Bedrock did not say (a stream that ended without metadata): the numbers are then a lower bound
 */
public record Tokens(long input, long output, long cacheRead, long cacheWrite, boolean known) {

    public static final Tokens NONE = new Tokens(0, 0, 0, 0, true);

    public static final Tokens UNKNOWN = new Tokens(0, 0, 0, 0, false);

    public long total() {
        return input + output + cacheRead + cacheWrite;
    }

    public Tokens plus(Tokens other) {
        return new Tokens(
                input + other.input,
                output + other.output,
                cacheRead + other.cacheRead,
                cacheWrite + other.cacheWrite,
                known && other.known);
    }
}
