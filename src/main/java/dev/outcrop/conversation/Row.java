package dev.outcrop.conversation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One row of a data file.
 *
 * @param number from 1; 0 for a script without data
 * @param line of the file on which the row begins, from 1
 * @param fields by name, in the order of the file; a field without a value is left out
 */
record Row(int number, int line, Map<String, Object> fields) {

    /** Stands for the row of a script without data. */
    static final Row NONE = new Row(0, 0, Map.of());

    Row {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }
}
