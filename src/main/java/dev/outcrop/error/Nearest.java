package dev.outcrop.error;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the valid word that a mistyped one was probably meant to be. */
public final class Nearest {

    /** Longer words are not compared: nobody mistypes them, and the comparison takes length times length steps. */
    private static final int LONGEST = 100;

    private Nearest() {}

    /** The valid word that takes the fewest slips to mistype as {@code word}; empty where none is near. */
    public static Optional<String> to(String word, Collection<String> valid) {
        if (word.length() > LONGEST) {
            return Optional.empty();
        }
        return valid.stream()
                .filter(candidate -> candidate.length() <= LONGEST)
                .filter(candidate -> slips(word, candidate) <= allowed(word, candidate))
                .min(Comparator.comparingInt(candidate -> slips(word, candidate)));
    }

    /** What to do about a word that is none of the valid ones: {@code Did you mean "b"? Use one of [a, b].} */
    public static String remedy(String word, Collection<String> valid) {
        var choices = valid.isEmpty() ? "" : "Use one of " + valid + ".";
        return to(word, valid)
                .map(near -> "Did you mean \"" + near + "\"? " + choices)
                .orElse(choices);
    }

    private static int allowed(String word, String candidate) {
        return Math.max(1, Math.min(word.length(), candidate.length()) / 3);
    }

    /** Letters left out, put in, replaced or swapped with their neighbour; case and {@code _} for {@code -} count nothing. */
    private static int slips(String left, String right) {
        var a = folded(left);
        var b = folded(right);
        var steps = new int[a.length() + 1][b.length() + 1];
        for (var i = 0; i <= a.length(); i++) {
            for (var j = 0; j <= b.length(); j++) {
                steps[i][j] = i == 0 || j == 0 ? i + j : cheapest(steps, a, b, i, j);
            }
        }
        return steps[a.length()][b.length()];
    }

    private static int cheapest(int[][] steps, String a, String b, int i, int j) {
        var replaced = steps[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        var best = Math.min(replaced, Math.min(steps[i - 1][j], steps[i][j - 1]) + 1);
        var swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, steps[i - 2][j - 2] + 1) : best;
    }

    private static String folded(String word) {
        return word.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
