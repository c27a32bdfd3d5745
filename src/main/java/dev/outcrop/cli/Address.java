package dev.outcrop.cli;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whom a user means: {@code support}, or {@code support.reply} where the interface has several methods.
 *
 * @param method null where none is named
 */
record Address(String assistant, @Nullable String method) {

    /** Reads an address; a declared name with a dot in it wins over a method. */
    static Address of(String text, Set<String> declared) {
        var dot = text.lastIndexOf('.');
        if (dot < 1 || declared.contains(text)) {
            return new Address(text, null);
        }
        return new Address(text.substring(0, dot), text.substring(dot + 1));
    }
}
