package dev.outcrop.config;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What plain scalars are by the core schema (YAML 1.2.2, section 10.3.2): {@code NO} is text, {@code 010} is ten. */
final class CoreSchema {

    private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");
    private static final Set<String> FLAGS = Set.of("true", "True", "TRUE", "false", "False", "FALSE");
    private static final Pattern INTEGER = Pattern.compile("[-+]?[0-9]++|0o[0-7]++|0x[0-9a-fA-F]++");
    private static final Pattern NUMBER = Pattern.compile(
            "[-+]?(?:\\.[0-9]++|[0-9]++(?:\\.[0-9]*+)?)(?:[eE][-+]?[0-9]++)?|[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN)");

    private CoreSchema() {}

    static Node.Kind kindOf(String plain) {
        if (NULLS.contains(plain)) {
            return Node.Kind.NULL;
        }
        if (FLAGS.contains(plain)) {
            return Node.Kind.FLAG;
        }
        if (INTEGER.matcher(plain).matches()) {
            return Node.Kind.INTEGER;
        }
        return NUMBER.matcher(plain).matches() ? Node.Kind.NUMBER : Node.Kind.TEXT;
    }

    /** Whether an integer fits into 64 bits: others would lose digits without a word. */
    static boolean fits(String integer) {
        try {
            integer(integer);
            return true;
        } catch (NumberFormatException tooLong) {
            return false;
        }
    }

    static long integer(String text) {
        if (text.startsWith("0x")) {
            return Long.parseLong(text.substring(2), 16);
        }
        return text.startsWith("0o") ? Long.parseLong(text.substring(2), 8) : Long.parseLong(text);
    }

    static double number(String text) {
        var lower = text.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".nan")) {
            return Double.NaN;
        }
        if (lower.endsWith(".inf")) {
            return lower.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        return Double.parseDouble(text);
    }
}
