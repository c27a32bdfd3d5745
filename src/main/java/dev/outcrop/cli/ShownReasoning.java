package dev.outcrop.cli;

import dev.outcrop.report.Line;
import java.util.function.Consumer;

/** What a model thinks before it answers, dimmed on stderr as it comes: it is no result. */
final class ShownReasoning implements Consumer<String> {

    private final Terminal terminal;
    private final Consumer<String> pieces;
    private volatile boolean open;
    private volatile boolean anything;

    ShownReasoning(Terminal terminal) {
        this.terminal = terminal;
        this.pieces = terminal.asides();
    }

    @Override
    public void accept(String piece) {
        if (!piece.isEmpty()) {
            open = true;
            anything = true;
            pieces.accept(piece);
        }
    }

    boolean anything() {
        return anything;
    }

    /** Makes sure that what comes next begins a line of its own. */
    void endLine() {
        if (open) {
            open = false;
            terminal.note(Line.EMPTY);
        }
    }
}
