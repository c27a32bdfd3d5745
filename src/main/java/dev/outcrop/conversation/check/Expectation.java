package dev.outcrop.conversation.check;

import dev.outcrop.config.Node;
import dev.outcrop.error.Place;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** One line of {@code expect:}: a check whose placeholders are filled anew for each conversation. Immutable. */
public final class Expectation {

    private final Stance stance;
    private final Set<String> variables;
    private final Function<Map<String, ?>, Check> maker;

    private Expectation(Stance stance, Set<String> variables, Function<Map<String, ?>, Check> maker) {
        this.stance = stance;
        this.variables = variables;
        this.maker = maker;
    }

    /** A check without placeholders. */
    static Expectation of(Stance stance, Check check) {
        return new Expectation(stance, Set.of(), vars -> check);
    }

    /**
     * A check as it was written.
     *
     * @throws dev.outcrop.error.OutcropException with its faults: a broken expression, schema, path or placeholder
     */
    static Expectation of(Stance stance, CheckKind kind, Node value, Folder folder) {
        var placeholders = Placeholders.in(value);
        return placeholders.none()
                ? of(stance, kind.make(stance, value, folder))
                : new Expectation(
                        stance,
                        placeholders.variables(),
                        vars -> kind.make(stance, new FilledNode(value, placeholders, vars), folder));
    }

    /** The word of the script, such as {@code not-icontains}. */
    public String kind() {
        return stance.kind();
    }

    public Place at() {
        return stance.at();
    }

    /** The variables that its placeholders need. */
    public Set<String> variables() {
        return variables;
    }

    /**
     * The check with its placeholders filled.
     *
     * @throws dev.outcrop.error.OutcropException of kind input: what was filled in makes no check, such as an expression
     */
    public Check over(Map<String, ?> vars) {
        return maker.apply(vars);
    }
}
