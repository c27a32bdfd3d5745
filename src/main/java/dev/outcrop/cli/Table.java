package dev.outcrop.cli;

import dev.outcrop.report.Line;
import dev.outcrop.report.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Rows under headings, each column as wide as its widest cell. Not thread-safe. */
final class Table {

    private static final String GAP = "  ";

    private final List<String> headings;
    private final List<List<Cell>> rows = new ArrayList<>();

    /** A heading that begins with {@code >} is of a column of figures, set to the right. */
    Table(String... headings) {
        this.headings = List.of(headings);
    }

    /** Text in a tone. */
    record Cell(Tone tone, String text) {

        static Cell of(String text) {
            return new Cell(Tone.PLAIN, text);
        }
    }

    void row(Cell... cells) {
        rows.add(List.of(cells));
    }

    /** Prints the table, or a sentence where it has no rows. */
    void print(Terminal terminal, String none) {
        if (rows.isEmpty()) {
            terminal.note(none);
            return;
        }
        var head = headings.stream()
                .map(heading -> new Cell(Tone.DIM, heading.replace(">", "").toUpperCase(Locale.ROOT)))
                .toList();
        terminal.print(line(head));
        rows.forEach(row -> terminal.print(line(row)));
    }

    private Line line(List<Cell> cells) {
        var last = cells.size() - 1;
        while (last > 0 && cells.get(last).text().isEmpty()) {
            last--;
        }
        var line = Line.EMPTY;
        for (var i = 0; i <= last; i++) {
            var cell = cells.get(i);
            var space = " ".repeat(width(i) - length(cell.text()));
            if (headings.get(i).startsWith(">")) {
                line = line.and(space).and(cell.tone(), cell.text());
            } else {
                line = line.and(cell.tone(), cell.text()).and(i == last ? "" : space);
            }
            line = line.and(i == last ? "" : GAP);
        }
        return line.hanging(indent(last));
    }

    /** Where a column begins. */
    private int indent(int column) {
        return IntStream.range(0, column).map(i -> width(i) + GAP.length()).sum();
    }

    private int width(int column) {
        var width = length(headings.get(column).replace(">", ""));
        for (var row : rows) {
            width = Math.max(width, length(row.get(column).text()));
        }
        return width;
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
