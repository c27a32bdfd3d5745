package dev.outcrop.simulator;

import dev.outcrop.simulator.fault.Part;
import java.util.Iterator;

/** Events as the parts of an answer, a frame each. */
final class FramedEvents implements Iterator<Part> {

    private final Iterator<StreamEvent> events;

    FramedEvents(Iterator<StreamEvent> events) {
        this.events = events;
    }

    @Override
    public boolean hasNext() {
        return events.hasNext();
    }

    @Override
    public Part next() {
        return events.next().part();
    }
}
