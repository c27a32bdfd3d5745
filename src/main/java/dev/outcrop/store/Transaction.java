package dev.outcrop.store;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Runs statements by the name of their file, {@code turn/append} for {@code turn/append.sql} beside this class. For the
 * thread and the time of one {@link Work}.
 *
 * <p>Values fill the question marks in turn: text, numbers, or null.
 */
public interface Transaction {

    /** Runs a statement that changes rows; returns how many it changed. */
    int update(String statement, @Nullable Object... values);

    /** Runs a query; a row is valid only while {@code each} reads it. */
    <T> List<T> query(String statement, Function<Row, T> each, @Nullable Object... values);
}
