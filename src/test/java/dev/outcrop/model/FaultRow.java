package dev.outcrop.model;

import dev.outcrop.error.ErrorKind;
import dev.outcrop.simulator.fault.Faults;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One fault, and what a caller of Outcrop sees of it.
 *
 * @param fault as a rule writes it behind {@code kind:}; none where it is empty
 * @param reply what would be said were all well, as a rule writes it
 */
record FaultRow(String fault, String reply, Outcome whole, Outcome streamed) {

    static final String REPLY = "one two three four";

    /** What is answered to whatever no row is for. */
    static final String WELL = "All is well.";

    private static final Duration NOW = Duration.ofSeconds(1);

    /** In which all requests of a call are sent. */
    private static final Duration WINDOW = Duration.ofMinutes(2);

    /**
     * How a call ends.
     *
     * @param kind null for an answer
     * @param least requests at the socket
     * @param most requests at the socket
     * @param after on the call's own clock, no sooner than
     * @param within on the call's own clock, at the latest
     */
    record Outcome(@Nullable ErrorKind kind, int least, int most, Duration after, Duration within) {

        /** Whether the server falls silent, so that only the clock ends the call. */
        boolean silent() {
            return least == 1 && !after.isZero();
        }
    }

    static FaultRow row(String fault, Outcome whole, Outcome streamed) {
        return new FaultRow(fault, REPLY, whole, streamed);
    }

    static FaultRow row(String fault, Outcome both) {
        return row(fault, both, both);
    }

    static FaultRow reply(String reply) {
        return new FaultRow("", reply, answered(), answered());
    }

    static Outcome answered() {
        return new Outcome(null, 1, 1, Duration.ZERO, NOW);
    }

    /** Sent once: another request would end the same, or cost twice. */
    static Outcome once(ErrorKind kind) {
        return new Outcome(kind, 1, 1, Duration.ZERO, NOW);
    }

    /** Sent again, and so many times at most. */
    static Outcome upTo(int requests, ErrorKind kind) {
        return new Outcome(kind, 2, requests, Duration.ZERO, WINDOW);
    }

    /** Sent again as often as may be, and no sooner than the server asks. */
    static Outcome asAsked(int requests, ErrorKind kind, Duration wait) {
        return new Outcome(kind, requests, requests, wait.multipliedBy(requests - 1L), WINDOW);
    }

    /** Given up when a timeout ends. */
    static Outcome silent(ErrorKind kind, Duration timeout) {
        return new Outcome(kind, 1, 1, timeout, timeout.multipliedBy(2).plus(NOW));
    }

    Outcome of(FaultWay way) {
        return way.streams() ? streamed : whole;
    }

    /** Whether another request may be answered. */
    boolean isSentAgain() {
        return whole.least > 1 || streamed.least > 1;
    }

    /** Whether a stream shows some of its text before. */
    boolean showsText() {
        return fault.contains("after-deltas: 1");
    }

    /** What the user says to meet it. */
    String question() {
        return "[" + (fault.isEmpty() ? reply.replaceAll(".*, (.*) }", "$1") : fault) + "]";
    }

    /** What the user says to meet it once, and be answered then. */
    String passing() {
        return "(" + fault + ")";
    }

    /** What is said to the user where all is well. */
    String said() {
        if (fault.equals("huge-delta")) {
            return Huge.TEXT;
        }
        return reply.startsWith("{") ? reply.replaceAll(".*text: ([^,]+),.*", "$1") : reply;
    }

    @Override
    public String toString() {
        return fault.isEmpty() ? reply : fault;
    }

    /** All rows as the rules of a simulator. */
    static String rules(List<FaultRow> rows) {
        return rows.stream()
                .map(row ->
                        row.rule(row.question(), "") + (row.isSentAgain() ? row.rule(row.passing(), ", times: 1") : ""))
                .collect(Collectors.joining("", "rules:\n", "  - reply: " + WELL + "\n"));
    }

    private String rule(String question, String times) {
        return "  - when: { user-contains: \"" + question + "\" }\n    reply: " + reply + "\n"
                + (fault.isEmpty() ? "" : "    fault: { kind: " + fault + times + " }\n");
    }

    /** The word of the fault, one of {@link Faults#words}. */
    String kind() {
        return fault.replaceFirst(",.*", "");
    }

    private static final class Huge {
        static final String TEXT = "x".repeat(12 << 20);
    }
}
