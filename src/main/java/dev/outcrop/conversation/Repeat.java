package dev.outcrop.conversation;

/**
 * How often a conversation is held, and how often it has to pass.
 *
 * @param times from 1 to {@link #MOST}
 * @param pass from 1 to times
 */
record Repeat(int times, int pass) {

    /** The most runs of one conversation: its attempts are held until all of them have ended. */
    static final int MOST = 1000;

    static final Repeat ONCE = new Repeat(1, 1);

    /** Another number of times, with the same share of passes, rounded up. */
    Repeat times(int other) {
        return new Repeat(other, (int) (((long) other * pass + times - 1) / times));
    }
}
