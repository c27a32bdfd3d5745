package dev.outcrop.cli;

import dev.outcrop.report.Line;
import dev.outcrop.report.Tone;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The only place that prints: results to stdout, everything else to stderr, in UTF-8.
 *
 * <p>What goes to a terminal is cleaned of terminal control sequences first, then coloured; what goes to a file or a pipe
 * stays as it is. Colours are left out where NO_COLOR is set or the terminal is dumb. Thread-safe.
 */
final class Terminal {

    private static final String CLEAR_LINE = "\r\u001b[K";

    private final InputStream in;
    private final PrintStream out;
    private final PrintStream err;
    private final Set<Channel> terminals;
    private final boolean dumb;
    private final boolean colours;
    private String status = "";

    private Terminal(
            InputStream in, PrintStream out, PrintStream err, Set<Channel> terminals, Map<String, String> env) {
        this.in = in;
        this.out = out;
        this.err = err;
        this.terminals = Set.copyOf(terminals);
        this.dumb = "dumb".equals(env.get("TERM"));
        this.colours = !dumb && env.getOrDefault("NO_COLOR", "").isEmpty();
    }

    /** The terminal, files or pipes that this process was started with. */
    static Terminal ofProcess(Map<String, String> environment) {
        return new Terminal(System.in, utf8(System.out), utf8(System.err), StandardChannels.terminals(), environment);
    }

    /** The same on other streams. */
    static Terminal on(
            InputStream in,
            OutputStream out,
            OutputStream err,
            Set<Channel> terminals,
            Map<String, String> environment) {
        return new Terminal(in, utf8(out), utf8(err), terminals, environment);
    }

    private static PrintStream utf8(OutputStream stream) {
        return new PrintStream(stream, true, StandardCharsets.UTF_8);
    }

    boolean isTerminal(Channel channel) {
        return terminals.contains(channel);
    }

    /** Whether colours may be used on a channel. */
    boolean colours(Channel channel) {
        return colours && isTerminal(channel);
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
        status = line.spans().isEmpty() ? "" : "\u001b[?7l" + render(line, Channel.ERR) + "\u001b[?7h";
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
        var text = new StringBuilder();
        for (var span : line.spans()) {
            var words = clean(span.text(), channel);
            var code = colours(channel) ? code(span.tone()) : "";
            text.append(code.isEmpty() ? words : "\u001b[" + code + "m" + words + "\u001b[0m");
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
