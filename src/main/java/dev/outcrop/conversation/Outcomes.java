package dev.outcrop.conversation;

import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The outcomes of a run, in the order of its plan. Immutable; may be gone through as often as needed. */
public final class Outcomes implements Iterable<Outcome> {

    private final List<Outcome> outcomes;

    private Outcomes(List<Outcome> outcomes) {
        this.outcomes = outcomes;
    }

    public static Outcomes of(List<Outcome> outcomes) {
        return new Outcomes(List.copyOf(outcomes));
    }

    public long size() {
        return outcomes.size();
    }

    public Stream<Outcome> stream() {
        return StreamSupport.stream(spliterator(), false);
    }

    @Override
    public Iterator<Outcome> iterator() {
        return outcomes.iterator();
    }
}
