package dev.outcrop.recording;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.Patch;
import java.util.ArrayList;
import java.util.List;

/** What differs between two requests, as a few lines for people: {@code -} was recorded, {@code +} is asked now. */
record Difference(List<String> recorded, List<String> asked, Patch<String> patch) {

    private static final int MOST_LINES = 24;
    private static final int MOST_COLUMNS = 160;
    private static final int BEFORE = 40;

    /** Longer requests are compared as far as here. */
    private static final int MOST_COMPARED = 3_000;

    static Difference between(RecordedRequest recorded, RecordedRequest asked) {
        var before = recorded.text().lines().limit(MOST_COMPARED).toList();
        var after = asked.text().lines().limit(MOST_COMPARED).toList();
        return new Difference(before, after, DiffUtils.diff(before, after));
    }

    /** How many lines were taken away or added. */
    int size() {
        return patch.getDeltas().stream()
                .mapToInt(delta -> delta.getSource().size() + delta.getTarget().size())
                .sum();
    }

    /** The lines, each with the one before it for orientation; at most 24, the last of which says how many there are more. */
    List<String> lines() {
        var lines = new ArrayList<String>();
        for (var delta : patch.getDeltas()) {
            var at = delta.getSource().getPosition();
            if (at > 0) {
                lines.add("  " + cut(recorded.get(at - 1), 0));
            }
            add(delta, lines);
        }
        if (lines.isEmpty()) {
            return List.of("  They are the same as far as they were compared.");
        }
        if (lines.size() <= MOST_LINES) {
            return lines;
        }
        var few = new ArrayList<>(lines.subList(0, MOST_LINES - 1));
        few.add("  … and " + (lines.size() - few.size()) + " lines more");
        return few;
    }

    private static void add(AbstractDelta<String> delta, List<String> lines) {
        var from = delta.getSource().getLines();
        var to = delta.getTarget().getLines();
        for (var i = 0; i < from.size(); i++) {
            lines.add("- " + cut(from.get(i), i < to.size() ? common(from.get(i), to.get(i)) : 0));
        }
        for (var i = 0; i < to.size(); i++) {
            lines.add("+ " + cut(to.get(i), i < from.size() ? common(from.get(i), to.get(i)) : 0));
        }
    }

    private static int common(String one, String other) {
        var count = 0;
        while (count < Math.min(one.length(), other.length()) && one.charAt(count) == other.charAt(count)) {
            count++;
        }
        return count;
    }

    /** A long line from shortly before where it differs. */
    private static String cut(String line, int differsAt) {
        if (line.length() <= MOST_COLUMNS) {
            return line;
        }
        var from = differsAt < MOST_COLUMNS - BEFORE ? 0 : differsAt - BEFORE;
        var end = Math.min(line.length(), from + MOST_COLUMNS);
        return (from == 0 ? "" : "…") + line.substring(from, end) + (end == line.length() ? "" : "…");
    }
}
