package dev.outcrop.simulator.fault;

import dev.outcrop.simulator.fault.Part.Role;
import dev.outcrop.simulator.http.Answer;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A stream that never says what its answer took. */
final class NoUsage implements FaultKind {

    @Override
    public String word() {
        return "no-metadata";
    }

    @Override
    public String inWhole() {
        return "the answer: it has no events";
    }

    @Override
    public String inStream() {
        return "the answer and its messageStop, without metadata";
    }

    @Override
    public Set<Setting> settings() {
        return EnumSet.noneOf(Setting.class);
    }

    @Override
    public Answer answer(Intact intact, Settings settings) {
        return intact.streams()
                ? Answer.of(200, intact.headers(), Intact.pieces(new WithoutUsage(intact.parts())))
                : intact.answer();
    }

    private static final class WithoutUsage implements Iterator<Part> {

        private final Iterator<Part> all;
        private @Nullable Part next;

        WithoutUsage(Iterator<Part> all) {
            this.all = all;
        }

        @Override
        public boolean hasNext() {
            while (next == null && all.hasNext()) {
                var part = all.next();
                next = part.role() == Role.USAGE ? null : part;
            }
            return next != null;
        }

        @Override
        public Part next() {
            var part = hasNext() ? next : null;
            if (part == null) {
                throw new NoSuchElementException();
            }
            next = null;
            return part;
        }
    }
}
