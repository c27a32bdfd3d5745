package dev.outcrop.conversation;

import dev.outcrop.error.ErrorKind;
import dev.outcrop.error.Fault;
import dev.outcrop.error.OutcropException;
import dev.outcrop.error.Place;
import dev.outcrop.error.Reason;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The characters of a data file: UTF-8, a byte order mark left out, line ends made one, lines counted. Not thread-safe. */
final class RowText implements AutoCloseable {

    /** What {@link #read} gives at the end of the file. */
    static final int END = -1;

    private final Reader reader;
    private final String shownAs;
    private final char[] buffer = new char[16 * 1024];
    private int filled;
    private int next;
    private int line = 1;

    private RowText(Reader reader, String shownAs) {
        this.reader = reader;
        this.shownAs = shownAs;
    }

    static RowText open(Path file, String shownAs) {
        try {
            var decoder = StandardCharsets.UTF_8.newDecoder();
            var text = new RowText(new InputStreamReader(Files.newInputStream(file), decoder), shownAs);
            if (text.peek() == '\uFEFF') {
                text.next++;
            }
            return text;
        } catch (IOException unreadable) {
            throw unreadable(shownAs, unreadable);
        }
    }

    /** The next character, or {@link #END}; every kind of line end is one {@code \n}. */
    int read() {
        var read = peek();
        if (read == END) {
            return END;
        }
        next++;
        if (read == '\r') {
            if (peek() == '\n') {
                next++;
            }
            read = '\n';
        }
        if (read == '\n') {
            line++;
        }
        return read;
    }

    /** The character that {@link #read} will give, a {@code \r} as it is. */
    int peek() {
        if (next == filled) {
            fill();
        }
        return filled == 0 ? END : buffer[next];
    }

    private void fill() {
        try {
            next = 0;
            filled = 0;
            filled = Math.max(0, reader.read(buffer, 0, buffer.length));
        } catch (CharacterCodingException broken) {
            throw fault(line, "A byte on this line or soon after it is not UTF-8.", "Save the file as UTF-8.");
        } catch (IOException unreadable) {
            throw unreadable(shownAs, unreadable);
        }
    }

    private static OutcropException unreadable(String shownAs, IOException cause) {
        return new OutcropException(
                ErrorKind.MACHINE,
                shownAs + " could not be read: " + Reason.of(cause) + ".",
                "Check that this user may read it and that its disk is well.",
                cause);
    }

    /** The line of the next character, from 1. */
    int line() {
        return line;
    }

    /** Reads over the rest of a line. */
    void skipLine() {
        var read = read();
        while (read != '\n' && read != END) {
            read = read();
        }
    }

    /** Refuses what stands on a line. */
    OutcropException fault(int onLine, String problem, String remedy) {
        return fault(onLine, 0, problem, remedy);
    }

    OutcropException fault(int onLine, int column, String problem, String remedy) {
        return OutcropException.faults(List.of(new Fault(new Place(shownAs, onLine, column), problem, remedy)));
    }

    OutcropException tooLong(int onLine) {
        return fault(
                onLine,
                "The row is longer than " + Rows.MAX_ROW + " characters.",
                "Keep large texts in files of their own.");
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException unreadable) {
            throw unreadable(shownAs, unreadable);
        }
    }
}
