package dev.outcrop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outcrop.report.Line;
import dev.outcrop.report.Tone;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class TerminalTest {

    private static final String RED_WORDS = "\u001b[31mwords é\u001b[0m";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void a_pipe_is_given_what_came_as_it_came() {
        var terminal = terminal(Set.of(), Map.of());

        terminal.print(RED_WORDS);
        terminal.print(Line.of(Tone.BAD, RED_WORDS));
        terminal.pieces().accept(RED_WORDS);

        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(RED_WORDS + "\n" + RED_WORDS + "\n" + RED_WORDS);
    }

    @Test
    void a_terminal_is_given_clean_words_in_our_colours() {
        var terminal = terminal(Set.of(Channel.OUT), Map.of("TERM", "xterm"));
        var pieces = terminal.pieces();

        terminal.print(RED_WORDS);
        terminal.print(Line.of(Tone.GOOD, RED_WORDS).and(" plain"));
        pieces.accept("a\u001b[3");
        pieces.accept("1mb");

        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("words é\n\u001b[32mwords é\u001b[0m plain\nab");
    }

    @Test
    void no_color_and_dumb_terminals_get_no_colours() {
        terminal(Set.of(Channel.OUT), Map.of("NO_COLOR", "1")).print(Line.of(Tone.GOOD, "a"));
        terminal(Set.of(Channel.OUT), Map.of("TERM", "dumb")).print(Line.of(Tone.GOOD, "b"));
        terminal(Set.of(Channel.OUT), Map.of("NO_COLOR", "")).print(Line.of(Tone.GOOD, "c"));

        assertThat(out).hasToString("a\nb\n\u001b[32mc\u001b[0m\n");
    }

    @Test
    void the_status_line_stays_below_what_is_printed() {
        var terminal = terminal(Set.of(Channel.OUT, Channel.ERR), Map.of("NO_COLOR", "1"));

        terminal.status(Line.of("1/2"));
        terminal.note("a note");
        terminal.clearStatus();

        var status = "\u001b[?7l1/2\u001b[?7h";
        assertThat(err).hasToString("\r\u001b[K" + status + "\r\u001b[K" + "a note\n" + status + "\r\u001b[K");
    }

    @Test
    void there_is_no_status_line_without_a_terminal() {
        var terminal = terminal(Set.of(Channel.OUT), Map.of());

        terminal.status(Line.of("1/2"));
        terminal.clearStatus();

        assertThat(err.size()).isZero();
    }

    @Test
    void a_terminal_is_given_lines_that_fit_it_and_a_pipe_whole_ones() {
        var line = Line.of(Tone.DIM, "got ")
                .and("one two three four five six seven")
                .hanging(4);

        terminal(Set.of(Channel.ERR), Map.of("COLUMNS", "30", "NO_COLOR", "1")).note(line);
        terminal(Set.of(Channel.ERR), Map.of("COLUMNS", "30", "NO_COLOR", "1")).print(line);

        assertThat(err).hasToString("got one two three four five\n    six seven\n");
        assertThat(out).hasToString("got one two three four five six seven\n");
    }

    @Test
    void what_comes_while_a_line_is_edited_goes_above_it() {
        var terminal = terminal(Set.of(Channel.OUT, Channel.ERR), Map.of("NO_COLOR", "1"));
        var above = new ArrayList<String>();

        terminal.editing(above::add);
        terminal.note("prompts/poet.md: The prompt is empty.");
        terminal.editing(null);
        terminal.note("later");

        assertThat(above).containsExactly("prompts/poet.md: The prompt is empty.\n");
        assertThat(err).hasToString("later\n");
    }

    private Terminal terminal(Set<Channel> terminals, Map<String, String> environment) {
        return Terminal.on(InputStream.nullInputStream(), out, err, terminals, environment);
    }
}
