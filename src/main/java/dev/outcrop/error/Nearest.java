package dev.outcrop.error;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The valid names most like a wrong one, by edit distance; case and {@code _} for {@code -} count nothing. */
public final class Nearest {

    /** Longer names are compared by their beginning, so that a wrong name of any length costs little. */
    private static final int COMPARED = 128;

    private Nearest() {}

    /** The names at most a third of the wrong one's length (at least two edits) away, best first, at most {@code limit}. */
    public static List<String> to(String wrong, Collection<String> valid, int limit) {
        var bound = Math.max(2, Math.min(wrong.length(), COMPARED) / 3);
        record Near(String name, int distance) {}
        return valid.stream()
                .map(name -> new Near(name, distance(wrong, name)))
                .filter(near -> near.distance() <= bound && near.distance() < shorter(wrong, near.name()))
                .sorted(Comparator.comparingInt(Near::distance).thenComparing(Near::name))
                .limit(limit)
                .map(Near::name)
                .toList();
    }

    /** A name that shares no letter with the wrong one is not like it, however short both are. */
    private static int shorter(String one, String other) {
        return Math.min(one.length(), other.length());
    }

    /** The valid name most like a wrong one; empty where none is near. */
    public static Optional<String> to(String wrong, Collection<String> valid) {
        return to(wrong, valid, 1).stream().findFirst();
    }

    /** What to do about a name that is none of the valid ones: {@code Did you mean "b"? Use one of [a, b].} */
    public static String remedy(String wrong, Collection<String> valid) {
        var choices = valid.isEmpty() ? "" : "Use one of " + valid + ".";
        return to(wrong, valid)
                .map(near -> "Did you mean \"" + near + "\"? " + choices)
                .orElse(choices);
    }

    /** How many letters must be put in, taken out, replaced or swapped with their neighbour. */
    public static int distance(String one, String other) {
        var a = comparable(one);
        var b = comparable(other);
        var beforeLast = new int[b.length() + 1];
        var last = new int[b.length() + 1];
        for (var j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (var i = 1; i <= a.length(); i++) {
            var row = new int[b.length() + 1];
            row[0] = i;
            for (var j = 1; j <= b.length(); j++) {
                var same = a.charAt(i - 1) == b.charAt(j - 1);
                row[j] = Math.min(last[j - 1] + (same ? 0 : 1), 1 + Math.min(last[j], row[j - 1]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
            beforeLast = last;
            last = row;
        }
        return last[b.length()];
    }

    private static String comparable(String name) {
        return name.substring(0, Math.min(name.length(), COMPARED))
                .toLowerCase(Locale.ROOT)
                .replace('_', '-');
    }
}
