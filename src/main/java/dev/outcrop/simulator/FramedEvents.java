package dev.outcrop.simulator;

import dev.outcrop.simulator.http.Piece;
import java.time.Duration;
import java.util.Iterator;

/** Events as the pieces of an answer, a frame each. */
final class FramedEvents implements Iterator<Piece> {

    private final Iterator<StreamEvent> events;

    FramedEvents(Iterator<StreamEvent> events) {
        this.events = events;
    }

    @Override
    public boolean hasNext() {
        return events.hasNext();
    }

    @Override
    public Piece next() {
        var event = events.next();
        return Piece.after(Duration.ofNanos(event.dueNanos()), event.frame());
    }
}
