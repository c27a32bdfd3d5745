package dev.outcrop.report;

import java.util.ArrayList;
import java.util.List;

/**
 * One line of a report for people: pieces of text and their tones, without line ends and colour codes.
 *
 * <p>A model's words are in it as they came: whoever shows the line on a terminal cleans each piece first. Immutable.
 *
 * @param hang how far its second line is indented where a terminal is too narrow for one
 */
public record Line(List<Span> spans, int hang) {

    /** A line with nothing on it. */
    public static final Line EMPTY = new Line(List.of(), 0);

    public Line {
        spans = List.copyOf(spans);
    }

    /** A piece of text in one tone. */
    public record Span(Tone tone, String text) {}

    public static Line of(String text) {
        return of(Tone.PLAIN, text);
    }

    public static Line of(Tone tone, String text) {
        return new Line(List.of(new Span(tone, text)), 0);
    }

    public Line and(String text) {
        return and(Tone.PLAIN, text);
    }

    public Line and(Tone tone, String text) {
        var longer = new ArrayList<>(spans);
        longer.add(new Span(tone, text));
        return new Line(longer, hang);
    }

    /** The same, its second line indented where it needs one. */
    public Line hanging(int columns) {
        return new Line(spans, columns);
    }

    /** The same, further to the right. */
    Line indented(String space) {
        var longer = new ArrayList<Span>();
        longer.add(new Span(Tone.PLAIN, space));
        longer.addAll(spans);
        return new Line(longer, hang == 0 ? 0 : hang + space.length());
    }

    /** The text alone. */
    public String text() {
        var text = new StringBuilder();
        spans.forEach(span -> text.append(span.text()));
        return text.toString();
    }
}
