package dev.outcrop.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The statements of the {@code .sql} files beside this class, by name. */
final class Sql {

    private Sql() {}

    /** The text of a file, {@code turn/append} for {@code turn/append.sql}. */
    static String text(String name) {
        try (var in = Sql.class.getResourceAsStream(name + ".sql")) {
            if (in == null) {
                throw new IllegalArgumentException("There is no statement \"" + name + "\".");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
