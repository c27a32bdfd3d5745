package dev.outcrop.cli;

import dev.outcrop.error.CallException;
import java.util.function.Consumer;

/**
 * An answer that is shown piece by piece as it comes.
 *
 * <p>Pieces may come on another thread than the one that ends the line, which waits for the last of them.
 */
final class ShownText implements Consumer<String> {

    private final Terminal terminal;
    private final Consumer<String> pieces;
    private final boolean visible;
    private volatile char last = '\n';
    private volatile boolean anything;

    ShownText(Terminal terminal, boolean visible) {
        this.terminal = terminal;
        this.pieces = terminal.pieces();
        this.visible = visible;
    }

    @Override
    public void accept(String piece) {
        if (visible && !piece.isEmpty()) {
            anything = true;
            last = piece.charAt(piece.length() - 1);
            pieces.accept(piece);
        }
    }

    boolean anything() {
        return anything;
    }

    /** Shows what was received before a failure, where nothing of it was shown as it came. */
    void rescue(CallException failure) {
        var received = failure.trace().partialText();
        if (!anything && !received.isEmpty()) {
            terminal.print(received);
        }
    }

    /** Makes sure that what comes next begins a line of its own. */
    void endLine() {
        if (last != '\n') {
            last = '\n';
            terminal.print("");
        }
    }
}
