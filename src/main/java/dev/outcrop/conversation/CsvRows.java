package dev.outcrop.conversation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Comma-separated rows under a row of names; every value is text (RFC 4180).
 *
 * <p>A value in quotes may hold commas, line ends and doubled quotes. Empty lines do not count.
 */
final class CsvRows implements Rows {

    private final RowText text;
    private final StringBuilder value = new StringBuilder();
    /** Null before the first row, empty after one that names nothing: the rows below it have no meaning then. */
    private @Nullable List<String> names;

    private int number;
    private int length;

    CsvRows(RowText text) {
        this.text = text;
    }

    @Override
    public @Nullable Row next() {
        if (names == null) {
            names = List.of();
            names = readNames();
        }
        var line = names.isEmpty() ? 0 : nextLine();
        var values = line == 0 ? List.<String>of() : readValues(line);
        if (values.isEmpty()) {
            return null;
        }
        number++;
        if (values.size() != names.size()) {
            throw text.fault(
                    line,
                    "The row has " + count(values.size()) + ", but the first row names " + names.size() + ": " + names
                            + ".",
                    "Put a value that holds a comma into double quotes.");
        }
        var fields = new LinkedHashMap<String, Object>();
        for (var i = 0; i < values.size(); i++) {
            fields.put(names.get(i), values.get(i));
        }
        return new Row(number, line, fields);
    }

    private static String count(int values) {
        return values == 1 ? "1 value" : values + " values";
    }

    private List<String> readNames() {
        var line = nextLine();
        if (line == 0) {
            throw text.fault(1, "The file is empty.", "Write the names of the columns into its first row.");
        }
        var read = readValues(line).stream().map(String::strip).toList();
        if (read.size() == 1 && read.get(0).matches(".*[;\t].*")) {
            throw text.fault(line, "The columns are not separated by commas.", "Separate them by commas.");
        }
        var seen = new HashSet<String>();
        for (var name : read) {
            if (name.isEmpty() || !seen.add(name)) {
                throw text.fault(
                        line,
                        name.isEmpty() ? "A column has no name." : "Two columns are named \"" + name + "\".",
                        "Give each column a name of its own in the first row.");
            }
        }
        return read;
    }

    /** Goes to the next line that is not empty: its number, or 0 at the end of the file. */
    private int nextLine() {
        while (text.peek() == '\n' || text.peek() == '\r') {
            text.read();
        }
        return text.peek() == RowText.END ? 0 : text.line();
    }

    private List<String> readValues(int line) {
        var values = new ArrayList<String>();
        length = 0;
        int end;
        do {
            value.setLength(0);
            end = text.peek() == '"' ? readQuoted(line) : readPlain(line);
            values.add(value.toString());
        } while (end == ',');
        return values;
    }

    private int readPlain(int line) {
        var read = text.read();
        while (read != ',' && read != '\n' && read != RowText.END) {
            append(read, line);
            read = text.read();
        }
        return read;
    }

    private int readQuoted(int line) {
        var opened = text.line();
        text.read();
        for (var read = text.read(); read != RowText.END; read = text.read()) {
            if (read != '"') {
                append(read, line);
            } else if (text.peek() == '"') {
                append(text.read(), line);
            } else {
                return afterQuote(opened);
            }
        }
        throw text.fault(
                opened, "A quote that opens on this line is never closed.", "Close it, or double it to mean a quote.");
    }

    private int afterQuote(int opened) {
        var read = text.read();
        if (read == ',' || read == '\n' || read == RowText.END) {
            return read;
        }
        text.skipLine();
        number++;
        throw text.fault(
                opened,
                "There is text after a closing quote.",
                "Double a quote to mean a quote: \"\" inside of quotes.");
    }

    private void append(int read, int line) {
        length++;
        if (length > MAX_ROW) {
            text.skipLine();
            throw text.tooLong(line);
        }
        value.append((char) read);
    }

    @Override
    public void close() {
        text.close();
    }
}
