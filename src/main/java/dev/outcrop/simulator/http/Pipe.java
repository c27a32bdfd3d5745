package dev.outcrop.simulator.http;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * A supply that another thread fills. It waits where it is {@value #AHEAD} pieces ahead of who sends them. Thread-safe.
 */
public final class Pipe implements Supply {

    private static final int AHEAD = 256;

    private final Deque<Piece> pieces = new ArrayDeque<>();
    private @Nullable Runnable waiting;
    private boolean ended;
    private boolean abandoned;

    /** Puts in a piece; drops it where nobody reads any more. */
    public synchronized void put(Piece piece) throws InterruptedException {
        while (pieces.size() >= AHEAD && !abandoned) {
            wait();
        }
        if (!abandoned) {
            pieces.add(piece);
            tell();
        }
    }

    /** There is nothing more to come. */
    public synchronized void end() {
        ended = true;
        tell();
    }

    /** Nobody reads any more. */
    public synchronized void abandon() {
        abandoned = true;
        pieces.clear();
        notifyAll();
    }

    /** Whether nobody reads any more. */
    public synchronized boolean isAbandoned() {
        return abandoned;
    }

    private void tell() {
        var action = waiting;
        waiting = null;
        if (action != null) {
            action.run();
        }
    }

    @Override
    public synchronized boolean isReady() {
        return ended || !pieces.isEmpty();
    }

    @Override
    public synchronized void whenReady(Runnable action) {
        if (isReady()) {
            action.run();
        } else {
            waiting = action;
        }
    }

    @Override
    public synchronized boolean hasNext() {
        return !pieces.isEmpty();
    }

    @Override
    public synchronized Piece next() {
        var next = pieces.poll();
        if (next == null) {
            throw new NoSuchElementException("no piece is there");
        }
        notifyAll();
        return next;
    }
}
