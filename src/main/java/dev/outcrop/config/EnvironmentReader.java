package dev.outcrop.config;

import dev.outcrop.error.Fault;
import dev.outcrop.error.Place;
import java.util.ArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Fills {@code ${NAME}} and {@code ${NAME:-default}} in scalars; a doubled dollar sign before the brace keeps it as text.
 *
 * <p>What is filled in is text: it is never read as YAML, nor filled again. Where it is the whole scalar, quoted or not, it
 * may be a number, a flag or null, since the environment knows no types and flow mappings force quotes.
 */
record EnvironmentReader(Function<String, @Nullable String> environment, Consumer<Fault> unfilled)
        implements ScalarReader {

    private static final Pattern REFERENCE =
            Pattern.compile("\\$\\$\\{|\\$\\{(?:([A-Za-z_][A-Za-z0-9_]*)(:-([^}]*))?})?");

    @Override
    public Node read(String text, boolean plain, Place at, Consumer<Fault> faults) {
        if (!text.contains("${")) {
            return AS_WRITTEN.read(text, plain, at, faults);
        }
        var missing = new ArrayList<Fault>();
        var limited = new FaultLimit(missing::add);
        var matcher = REFERENCE.matcher(text);
        var filled = matcher.replaceAll(found -> Matcher.quoteReplacement(valueOf(found, at, limited)));
        if (!missing.isEmpty()) {
            missing.forEach(unfilled);
            return new RefusedScalar(at, text);
        }
        var whole = matcher.reset().matches() && !text.startsWith("$$");
        return new ScalarNode(at, whole ? CoreSchema.kindOf(filled) : Node.Kind.TEXT, filled, text, whole);
    }

    private String valueOf(MatchResult found, Place at, Consumer<Fault> missing) {
        var name = found.group(1);
        if (name == null) {
            return found.group().equals("$${") ? "${" : nothing(malformed(at), missing);
        }
        var value = environment.apply(name);
        var fallback = found.group(3);
        if (fallback != null && (value == null || value.isEmpty())) {
            return fallback;
        }
        return value == null ? nothing(absent(name, at), missing) : value;
    }

    private static String nothing(Fault fault, Consumer<Fault> missing) {
        missing.accept(fault);
        return "";
    }

    private static Fault malformed(Place at) {
        return new Fault(
                at,
                "\"${\" does not begin a name of the environment here.",
                "Write ${NAME} or ${NAME:-default}, or $${ for the two characters themselves.");
    }

    private static Fault absent(String name, Place at) {
        return new Fault(
                at,
                "The environment has no " + name + ".",
                "Set " + name + ", or give a default: ${" + name + ":-default}.");
    }
}
