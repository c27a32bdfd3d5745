package dev.outcrop.error;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A failure that says what happened and where, what kind it is, and what to do. */
public class OutcropException extends RuntimeException {

    private final ErrorKind kind;
    private final String problem;
    private final String remedy;
    private final List<Fault> faults;

    /** A failure without a cause worth keeping. */
    public OutcropException(ErrorKind kind, String problem, String remedy) {
        this(kind, problem, remedy, null);
    }

    /**
     * A failure with its cause.
     *
     * @param problem what and where, the value in quotes
     * @param remedy one imperative sentence with the valid choices; may be empty
     */
    public OutcropException(ErrorKind kind, String problem, String remedy, @Nullable Throwable cause) {
        this(kind, problem, remedy, cause, List.of());
    }

    private OutcropException(
            ErrorKind kind, String problem, String remedy, @Nullable Throwable cause, List<Fault> faults) {
        super(remedy.isEmpty() ? problem : problem + "\n" + remedy, cause);
        this.kind = kind;
        this.problem = problem;
        this.remedy = remedy;
        this.faults = List.copyOf(faults);
    }

    /** Bad input, found before anything was called. */
    public static OutcropException input(String problem, String remedy) {
        return new OutcropException(ErrorKind.INPUT, problem, remedy);
    }

    /** All faults of a project's files at once, in the order of the files; the list must not be empty. */
    public static OutcropException faults(List<Fault> faults) {
        if (faults.isEmpty()) {
            throw new IllegalArgumentException("no faults");
        }
        var inOrder = faults.stream().sorted(Fault.IN_ORDER).distinct().toList();
        if (inOrder.size() == 1) {
            var only = inOrder.get(0);
            return new OutcropException(
                    ErrorKind.INPUT, only.at() + ": " + only.problem(), only.remedy(), null, inOrder);
        }
        var problem = inOrder.stream().map(Fault::toString).collect(Collectors.joining("\n"));
        return new OutcropException(ErrorKind.INPUT, problem, "", null, inOrder);
    }

    /** What is wrong in which place, to be put among other faults; empty where no file is at fault. */
    public List<Fault> faults() {
        return faults;
    }

    public ErrorKind kind() {
        return kind;
    }

    public String problem() {
        return problem;
    }

    /** What to do; may be empty where the problem already says it. */
    public String remedy() {
        return remedy;
    }
}
