package dev.outcrop.cli;

import dev.outcrop.error.ErrorKind;
import dev.outcrop.error.OutcropException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jline.reader.Completer;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReader.Option;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.Parser;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;
import org.jspecify.annotations.Nullable;

/** Lines that a user edits on a terminal, with a history of at most {@value #HISTORY} lines kept in a file. */
final class EditedLines implements ChatLines {

    private static final int HISTORY = 1_000;

    private final Terminal screen;
    private final org.jline.terminal.Terminal terminal;
    private final LineReader reader;
    private final String prompt;

    private EditedLines(Terminal screen, org.jline.terminal.Terminal terminal, LineReader reader) {
        this.screen = screen;
        this.terminal = terminal;
        this.reader = reader;
        this.prompt = screen.colours(Channel.OUT)
                ? new AttributedString("› ", AttributedStyle.BOLD.foreground(AttributedStyle.CYAN)).toAnsi(terminal)
                : "> ";
    }

    /**
     * Takes the terminal over for editing.
     *
     * @param history its folder is made where there is none; where it cannot be written, lines are forgotten at the end
     */
    static EditedLines on(Terminal screen, Path history, Completer completer) {
        try {
            var terminal = TerminalBuilder.builder()
                    .system(true)
                    .dumb(true)
                    .nativeSignals(true)
                    .build();
            var reader = LineReaderBuilder.builder()
                    .terminal(terminal)
                    .completer(completer)
                    .parser(words())
                    .variable(LineReader.HISTORY_FILE, isWritable(history) ? history : null)
                    .variable(LineReader.HISTORY_SIZE, HISTORY)
                    .variable(LineReader.HISTORY_FILE_SIZE, HISTORY)
                    // An exclamation mark is one.
                    .option(Option.DISABLE_EVENT_EXPANSION, true)
                    .build();
            return new EditedLines(screen, terminal, reader);
        } catch (IOException e) {
            throw new OutcropException(
                    ErrorKind.MACHINE,
                    "The terminal cannot be used: " + e.getMessage() + ".",
                    "Pipe lines in instead.",
                    e);
        }
    }

    /** Quotes and backslashes are what they are: this is no shell. */
    private static Parser words() {
        var parser = new DefaultParser();
        parser.setQuoteChars(new char[0]);
        parser.setEscapeChars(new char[0]);
        return parser;
    }

    private static boolean isWritable(Path history) {
        try {
            Files.createDirectories(history.getParent());
            return Files.isWritable(Files.exists(history) ? history : history.getParent());
        } catch (IOException notOurs) {
            // A talk is worth more than its history.
            return false;
        }
    }

    @Override
    public @Nullable String next() {
        screen.editing(reader::printAbove);
        try {
            return reader.readLine(prompt);
        } catch (UserInterruptException e) {
            return "";
        } catch (EndOfFileException e) {
            return null;
        } catch (IllegalStateException e) {
            // The process is being ended, and the terminal was given back already.
            return null;
        } finally {
            screen.editing(null);
        }
    }

    @Override
    public void interruptibly(Runnable work) {
        var worker = Thread.currentThread();
        var before = terminal.handle(Signal.INT, signal -> worker.interrupt());
        try {
            work.run();
        } finally {
            terminal.handle(Signal.INT, before);
            // A Ctrl-C that came too late must not give up the next line.
            Thread.interrupted();
        }
    }

    @Override
    public boolean edited() {
        return true;
    }

    @Override
    public void close() {
        try {
            terminal.close();
        } catch (IOException e) {
            throw new OutcropException(
                    ErrorKind.MACHINE, "The terminal was not given back: " + e.getMessage() + ".", "", e);
        }
    }
}
