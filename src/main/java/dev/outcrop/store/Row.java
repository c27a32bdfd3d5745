package dev.outcrop.store;

import java.util.Optional;

/** One row of a query, its columns by name; valid while it is being read. */
public interface Row {

    /** A text that is there. */
    String text(String column);

    /** A text that may be null in the database. */
    Optional<String> textIfAny(String column);

    /** A whole number; 0 where the database has null. */
    long number(String column);
}
