package dev.outcrop.config;

import dev.outcrop.error.Place;

/**
 * The file that a text is from.
 *
 * @param firstLine the line of the file on which the text begins, from 1
 */
record Origin(String file, int firstLine) {

    Place start() {
        return new Place(file, firstLine, 1);
    }

    /** The place of a line and a column that are counted from 0 in the text. */
    Place at(int line, int column) {
        return new Place(file, firstLine + line, column + 1);
    }

    /** The place behind a text that begins where this origin does; columns count code points. */
    Place end(String text) {
        var line = 0;
        var lineStart = 0;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == '\n' || (c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n'))) {
                line++;
                lineStart = i + 1;
            }
        }
        return at(line, text.codePointCount(lineStart, text.length()));
    }
}
