package dev.outcrop.cli;

/** The {@code outcrop} command. */
public final class OutcropCommand {

    private OutcropCommand() {}

    public static void main(String[] args) {
        throw new UnsupportedOperationException("cli");
    }
}
