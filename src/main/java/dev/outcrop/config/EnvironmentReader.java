package dev.outcrop.config;

import dev.outcrop.error.Fault;
import dev.outcrop.error.Place;
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
record EnvironmentReader(Function<String, @Nullable String> environment) implements ScalarReader {

    private static final Pattern REFERENCE =
            Pattern.compile("\\$\\$\\{|\\$\\{(?:([A-Za-z_][A-Za-z0-9_]*)(:-([^}]*))?})?");

    @Override
    public ScalarNode read(String text, boolean plain, Place at, Consumer<Fault> faults) {
        if (!text.contains("${")) {
            return AS_WRITTEN.read(text, plain, at, faults);
        }
        var matcher = REFERENCE.matcher(text);
        var filled = matcher.replaceAll(found -> Matcher.quoteReplacement(valueOf(found, at, faults)));
        var whole = matcher.reset().matches() && !text.startsWith("$$");
        return new ScalarNode(at, whole ? CoreSchema.kindOf(filled) : Node.Kind.TEXT, filled, text, whole);
    }

    private String valueOf(MatchResult found, Place at, Consumer<Fault> faults) {
        if (found.group().equals("$${")) {
            return "${";
        }
        var name = found.group(1);
        if (name == null) {
            faults.accept(new Fault(
                    at,
                    "\"${\" does not begin a name of the environment here.",
                    "Write ${NAME} or ${NAME:-default}, or $${ for the two characters themselves."));
            return "";
        }
        var value = environment.apply(name);
        var fallback = found.group(3);
        if (fallback != null && (value == null || value.isEmpty())) {
            return fallback;
        }
        if (value == null) {
            faults.accept(new Fault(
                    at,
                    "The environment has no " + name + ".",
                    "Set " + name + ", or give a default: ${" + name + ":-default}."));
            return "";
        }
        return value;
    }
}
