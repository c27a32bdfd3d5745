package dev.outcrop.recording;

/**
 * What an exchange was part of.
 *
 * @param conversation the script's file, relative to the project where it can be; empty outside of conversations
 * @param row of the script's data from 1; 0 where there is none
 * @param attempt from 1
 * @param turn from 1; 0 outside of conversations
 */
public record Occasion(String conversation, int row, int attempt, int turn) {

    /** No conversation: a question of somebody's, a talk. */
    public static final Occasion NONE = new Occasion("", 0, 1, 0);

    Occasion at(int number) {
        return new Occasion(conversation, row, attempt, number);
    }

    boolean isOfConversation() {
        return !conversation.isEmpty();
    }

    /** Such as {@code turn 2 of conversations/greets.yaml, row 3, attempt 2}. */
    String words() {
        return (turn == 0 ? "this request" : "turn " + turn)
                + (isOfConversation() ? " of " + conversation : "")
                + (row == 0 ? "" : ", row " + row)
                + (attempt == 1 ? "" : ", attempt " + attempt);
    }
}
