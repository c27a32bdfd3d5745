package dev.outcrop.simulator.http;

import java.util.Iterator;

/** Pieces of an answer that come from elsewhere, when they come. */
public interface Supply extends Iterator<Piece> {

    /** Whether the next piece, or the end, is there: {@link #hasNext} and {@link #next} then do not wait. */
    boolean isReady();

    /** Runs an action once it is ready: at once where it is, else on the thread that makes it so. One action at a time. */
    void whenReady(Runnable action);
}
