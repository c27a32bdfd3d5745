package dev.outcrop.cli;

import dev.outcrop.error.ErrorKind;
import dev.outcrop.error.OutcropException;
import dev.outcrop.error.Reason;
import dev.outcrop.report.Line;
import dev.outcrop.report.Tone;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The only place that prints: results to stdout, everything else to stderr, in UTF-8.
 *
 * <p>What goes to a terminal is cleaned of terminal control sequences first, then coloured; what goes to a file or a pipe
 * stays as it is. Lines that are wider than the terminal are broken between words; what is printed as it is, is not.
 * Colours are left out where NO_COLOR is set or the terminal is dumb. Thread-safe.
 */
final class Terminal {

    private static final String CLEAR_LINE = "\r\u001b[K";

    private final InputStream in;
    private final ChannelStream results;
    private final PrintStream out;
    private final PrintStream err;
    private final Set<Channel> terminals;
    private final int columns;
    private final boolean dumb;
    private final boolean colours;
    private volatile @Nullable Consumer<String> editor;
    private String status = "";

    private Terminal(
            InputStream in, OutputStream out, OutputStream err, Set<Channel> terminals, Map<String, String> env) {
        this.in = in;
        this.results = new ChannelStream(out);
        this.out = utf8(results);
        this.err = utf8(err);
        this.terminals = Set.copyOf(terminals);
        this.columns = columns(env.getOrDefault("COLUMNS", ""));
        this.dumb = "dumb".equals(env.get("TERM"));
        this.colours = !dumb && env.getOrDefault("NO_COLOR", "").isEmpty();
    }

    /** The terminal, files or pipes that this process was started with. */
    static Terminal ofProcess(Map<String, String> environment) {
        // Not System.out, which keeps to itself what could not be written.
        var out = new FileOutputStream(FileDescriptor.out);
        return new Terminal(System.in, out, System.err, StandardChannels.terminals(), environment);
    }

    /** The same on other streams. */
    static Terminal on(
            InputStream in,
            OutputStream out,
            OutputStream err,
            Set<Channel> terminals,
            Map<String, String> environment) {
        return new Terminal(in, out, err, terminals, environment);
    }

    private static PrintStream utf8(OutputStream stream) {
        return new PrintStream(stream, true, StandardCharsets.UTF_8);
    }

    /** The launcher asks the terminal; 0 where nobody knows. */
    private static int columns(String text) {
        return text.matches("[1-9][0-9]{0,4}") ? Integer.parseInt(text) : 0;
    }

    boolean isTerminal(Channel channel) {
        return terminals.contains(channel);
    }

    /** Whether colours may be used on a channel. */
    boolean colours(Channel channel) {
        return colours && isTerminal(channel);
    }

    /** How wide something may be laid out for a channel: the terminal's width, where it is one and less than {@code most}. */
    int width(Channel channel, int most) {
        return isTerminal(channel) && columns > 0 ? Math.min(columns, most) : most;
    }

    /**
     * Why results did not arrive where they were sent; empty where they did.
     *
     * <p>A reader that has seen enough, as {@code head} has, is no failure.
     */
    Optional<OutcropException> undelivered() {
        out.flush();
        return results.failure()
                .filter(failure -> !String.valueOf(failure.getMessage()).contains("Broken pipe"))
                .map(failure -> new OutcropException(
                        ErrorKind.MACHINE,
                        "The results could not be written to stdout: " + Reason.of(failure) + ".",
                        "Send them where there is room, and run the command again.",
                        failure));
    }

    /** While a line is edited, what is printed goes above it: the editor knows how. Null once the line is there. */
    void editing(@Nullable Consumer<String> above) {
        editor = above;
    }

    InputStream in() {
        return in;
    }

    /** Prints a line of results. */
    void print(Line line) {
        write(out, Channel.OUT, render(line, Channel.OUT) + "\n");
    }

    /** Prints a result as it is, with a line end where it has none. */
    void print(String text) {
        write(out, Channel.OUT, clean(text, Channel.OUT) + (text.endsWith("\n") ? "" : "\n"));
    }

    /** Takes a result piece by piece, each shown at once. */
    Consumer<String> pieces() {
        var cleaner = new TerminalText();
        return piece -> write(out, Channel.OUT, isTerminal(Channel.OUT) ? cleaner.next(piece) : piece);
    }

    /** Takes what is no result piece by piece, each shown at once and dimmed. */
    Consumer<String> asides() {
        var cleaner = new TerminalText();
        return piece -> {
            var text = isTerminal(Channel.ERR) ? cleaner.next(piece) : piece;
            write(err, Channel.ERR, coloured(Line.of(Tone.DIM, text), Channel.ERR));
        };
    }

    /** Prints a line that is not a result. */
    void note(Line line) {
        write(err, Channel.ERR, render(line, Channel.ERR) + "\n");
    }

    void note(String text) {
        text.lines().forEach(line -> note(Line.of(line)));
    }

    /** Writers for what is laid out by others: usage help, line editing. Nothing in it comes from a model. */
    PrintWriter writer(Channel channel) {
        return new PrintWriter(channel == Channel.OUT ? out : err, true, StandardCharsets.UTF_8);
    }

    /** Shows a line below everything else until the next one; only where stderr is a terminal that can. */
    synchronized void status(Line line) {
        if (!isTerminal(Channel.ERR) || dumb) {
            return;
        }
        // Without wrapping, a line that is too long is cut at the edge, whatever the width is and becomes.
        status = line.spans().isEmpty() ? "" : "\u001b[?7l" + coloured(clean(line), Channel.ERR) + "\u001b[?7h";
        err.print(CLEAR_LINE + status);
        err.flush();
    }

    /** Takes the status line away. */
    void clearStatus() {
        if (!status.isEmpty()) {
            status(Line.EMPTY);
        }
    }

    private synchronized void write(PrintStream stream, Channel channel, String text) {
        var above = editor;
        if (above != null && isTerminal(channel)) {
            above.accept(text);
            return;
        }
        var below = status;
        if (!below.isEmpty() && isTerminal(channel)) {
            err.print(CLEAR_LINE);
            err.flush();
        }
        stream.print(text);
        stream.flush();
        if (!below.isEmpty() && isTerminal(channel)) {
            err.print(below);
            err.flush();
        }
    }

    private String clean(String text, Channel channel) {
        return isTerminal(channel) ? TerminalText.clean(text) : text;
    }

    private String render(Line line, Channel channel) {
        if (!isTerminal(channel)) {
            return line.text();
        }
        return Folding.of(clean(line), columns).stream()
                .map(folded -> coloured(folded, channel))
                .collect(Collectors.joining("\n"));
    }

    private static Line clean(Line line) {
        var spans = line.spans().stream()
                .map(span -> new Line.Span(span.tone(), TerminalText.clean(span.text())))
                .toList();
        return new Line(spans, line.hang());
    }

    private String coloured(Line line, Channel channel) {
        var text = new StringBuilder();
        for (var span : line.spans()) {
            var code = colours(channel) ? code(span.tone()) : "";
            text.append(code.isEmpty() ? span.text() : "\u001b[" + code + "m" + span.text() + "\u001b[0m");
        }
        return text.toString();
    }

    /** The parameter of SGR (ECMA-48, 8.3.117). */
    private static String code(Tone tone) {
        return switch (tone) {
            case PLAIN -> "";
            case STRONG -> "1";
            case GOOD -> "32";
            case BAD -> "31";
            case WARN -> "33";
            case DIM -> "2";
        };
    }
}
