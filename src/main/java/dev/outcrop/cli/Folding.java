package dev.outcrop.cli;

import dev.outcrop.report.Line;
import java.util.ArrayList;
import java.util.List;
import org.jline.utils.WCWidth;

/** Breaks a line that is wider than the terminal between its words, or within one that fills a line by itself. */
final class Folding {

    /** What is left beside the hanging indent at least; a terminal that is narrower gets no indent. */
    private static final int NARROWEST = 16;

    private final Line line;
    private final int columns;
    private final String indent;
    private final List<Line> folded = new ArrayList<>();

    private Folding(Line line, int columns) {
        this.line = line;
        this.columns = columns;
        this.indent = columns - line.hang() < NARROWEST ? "" : " ".repeat(line.hang());
    }

    /**
     * The lines that a line takes up.
     *
     * @param line clean of control characters
     * @param columns of the terminal; 0 where they are not known, and nothing is broken
     */
    static List<Line> of(Line line, int columns) {
        return columns == 0 || width(line.text()) <= columns ? List.of(line) : new Folding(line, columns).fold();
    }

    private List<Line> fold() {
        var text = line.text();
        for (var from = 0; from < text.length(); ) {
            var begin = from == 0 ? Line.EMPTY : Line.of(indent);
            var end = end(text, from, columns - width(begin.text()));
            folded.add(slice(begin, from, end));
            from = afterSpaces(text, end);
        }
        return folded;
    }

    /** Where the next line ends that begins at an offset: after its last word that fits. */
    private static int end(String text, int from, int room) {
        var width = 0;
        var lastWord = from;
        for (var at = from; at < text.length(); ) {
            var point = text.codePointAt(at);
            if (point == ' ' && at > from && text.charAt(at - 1) != ' ') {
                lastWord = at;
            }
            width += width(point);
            if (width > room && point != ' ') {
                return lastWord > from ? lastWord : Math.max(at, from + Character.charCount(point));
            }
            at += Character.charCount(point);
        }
        return text.length();
    }

    private static int afterSpaces(String text, int from) {
        var at = from;
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        return at;
    }

    private Line slice(Line begin, int from, int to) {
        var slice = begin;
        var start = 0;
        for (var span : line.spans()) {
            var end = start + span.text().length();
            if (end > from && start < to) {
                var words = span.text().substring(Math.max(from, start) - start, Math.min(to, end) - start);
                slice = slice.and(span.tone(), words);
            }
            start = end;
        }
        return slice;
    }

    private static int width(String text) {
        return text.codePoints().map(Folding::width).sum();
    }

    /** Columns of a character: two for most of East Asia's and for pictures, none for what combines with another. */
    private static int width(int point) {
        return Math.max(0, WCWidth.wcwidth(point));
    }
}
