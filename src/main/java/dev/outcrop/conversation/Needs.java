package dev.outcrop.conversation;

import dev.outcrop.error.Fault;
import dev.outcrop.error.Nearest;
import dev.outcrop.error.Place;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** The variables that a script's texts need and the script itself does not give: each row has to. Not thread-safe. */
final class Needs {

    private final Script script;
    private final Map<Need, Missing> needs = new LinkedHashMap<>();
    private final Set<String> known = new TreeSet<>();
    private int rows;

    private record Need(String name, Place at) {}

    /** Rows that do not meet a need: how many, and where the first one is. */
    private record Missing(int count, int firstLine) {

        static final Missing NONE = new Missing(0, 0);

        Missing and(Row row) {
            return new Missing(count + 1, count == 0 ? row.line() : firstLine);
        }
    }

    private Needs(Script script) {
        this.script = script;
        this.known.addAll(script.material().vars().keySet());
    }

    static Needs of(Script script) {
        var needs = new Needs(script);
        script.turns().forEach(needs::add);
        script.expect().forEach(check -> needs.add(check.variables(), Map.of(), check.at()));
        return needs;
    }

    private void add(Turn turn) {
        known.addAll(turn.vars().keySet());
        if (turn.user() != null) {
            add(turn.user().variables(), turn.vars(), turn.at());
        }
        turn.words().attach().forEach(attach -> add(attach.name().variables(), turn.vars(), attach.at()));
        turn.judgement().expect().forEach(check -> add(check.variables(), turn.vars(), check.at()));
        turn.simulate().forEach(reply -> add(Simulate.variables(reply), turn.vars(), reply.at()));
    }

    private void add(Set<String> names, Map<String, Object> ofTurn, Place at) {
        names.stream()
                .filter(name -> !script.material().vars().containsKey(name) && !ofTurn.containsKey(name))
                .forEach(name -> needs.put(new Need(name, at), Missing.NONE));
    }

    /** Looks for what is needed in one row, or in {@link Row#NONE} for a script without data. */
    void meet(Row row) {
        rows++;
        known.addAll(row.fields().keySet());
        needs.replaceAll((need, missing) -> row.fields().containsKey(need.name()) ? missing : missing.and(row));
    }

    /** Reports what was missing: a variable that no row has is probably misspelt, any other is missing from rows. */
    void report(Consumer<Fault> faults) {
        needs.forEach((need, missing) -> {
            if (missing.count() > 0) {
                faults.accept(missing.count() == rows ? nowhere(need) : somewhere(need, missing));
            }
        });
    }

    private Fault nowhere(Need need) {
        var remedy = known.isEmpty() ? "Give it under vars." : Nearest.remedy(need.name(), known);
        return new Fault(need.at(), "{{" + need.name() + "}} has no value.", remedy);
    }

    private Fault somewhere(Need need, Missing missing) {
        var data = script.material().data();
        return new Fault(
                need.at(),
                "{{" + need.name() + "}} has no value in " + missing.count() + " of " + rows + " rows of "
                        + (data == null ? "" : data.shownAs()) + ", first on line " + missing.firstLine() + ".",
                "Give it there, or under vars for every row.");
    }
}
