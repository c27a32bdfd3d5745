package dev.outcrop.error;

/**
 * A place in a file.
 *
 * @param file the file as the user would name it, relative to the project where it can be
 * @param line from 1; 0 when the whole file is meant
 * @param column from 1; 0 when the whole line is meant
 */
public record Place(String file, int line, int column) {

    /** The file as a whole. */
    public static Place of(String file) {
        return new Place(file, 0, 0);
    }

    @Override
    public String toString() {
        if (line == 0) {
            return file;
        }
        return column == 0 ? file + ", line " + line : file + ", line " + line + ", column " + column;
    }
}
