package dev.outcrop.config;

import dev.outcrop.error.Fault;
import java.util.function.Consumer;

/** Passes on the first 100 faults and says once that there are more: a file of one megabyte can hold half a million. */
public final class FaultLimit implements Consumer<Fault> {

    static final int MOST = 100;

    private final Consumer<Fault> faults;
    private int count;

    public FaultLimit(Consumer<Fault> faults) {
        this.faults = faults;
    }

    @Override
    public void accept(Fault fault) {
        count++;
        if (count <= MOST) {
            faults.accept(fault);
        } else if (count == MOST + 1) {
            faults.accept(thereAreMore(fault));
        }
    }

    /** What is said in place of the first fault too many. */
    static Fault thereAreMore(Fault next) {
        return new Fault(next.at(), "There are more faults from here on.", "Correct the first ones.");
    }
}
