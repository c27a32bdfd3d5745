package dev.outcrop.cli;

import dev.outcrop.error.Fault;
import dev.outcrop.error.OutcropException;
import java.util.ArrayList;
import java.util.List;

/** Several refusals told as one. */
final class Broken {

    private Broken() {}

    /** All faults together; the first refusal where none of them names a file. The list must not be empty. */
    static OutcropException all(List<OutcropException> refusals) {
        var faults = new ArrayList<Fault>();
        for (var refusal : refusals) {
            if (refusal.faults().isEmpty()) {
                return refusal;
            }
            faults.addAll(refusal.faults());
        }
        return OutcropException.faults(faults);
    }
}
