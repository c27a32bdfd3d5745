package dev.outcrop.assistant;

import dev.outcrop.error.Fault;
import dev.outcrop.error.OutcropException;
import dev.outcrop.error.Place;
import java.util.ArrayList;
import java.util.List;

/** The faults of one assistant, gathered before it is refused. */
final class FaultList {

    private final List<Fault> faults = new ArrayList<>();

    /** Of the interface, the prompt alone or one method, as its label says. */
    void add(String label, String problem, String remedy) {
        faults.add(new Fault(Place.of(label), problem, remedy));
    }

    void add(DeclaredMethod method, String problem, String remedy) {
        add(method.label(), problem, remedy);
    }

    void add(DeclaredMethod method, DeclaredParameter parameter, String problem, String remedy) {
        add(method.label() + ", parameter " + parameter.shown(), problem, remedy);
    }

    /** Takes over what was found wrong elsewhere, such as in a prompt file. */
    void add(String label, OutcropException failure) {
        if (failure.faults().isEmpty()) {
            add(label, failure.problem(), failure.remedy());
        } else {
            faults.addAll(failure.faults());
        }
    }

    boolean isEmpty() {
        return faults.isEmpty();
    }

    void throwIfAny() {
        if (!faults.isEmpty()) {
            throw OutcropException.faults(faults);
        }
    }
}
