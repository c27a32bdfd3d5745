package dev.outcrop.prompt;

import java.util.Set;

/**
 * One tag of a Mustache text.
 *
 * @param name without marks and blanks around it; the comment itself for a comment
 * @param start offset of the first brace
 * @param end offset after the last brace
 */
record Tag(Kind kind, String name, int start, int end) {

    /** Names that Mustache itself gives a meaning. */
    private static final Set<String> OWN = Set.of(".", "this", "-first", "-last", "-index");

    enum Kind {
        VARIABLE,
        SECTION,
        INVERTED,
        CLOSE,
        PARTIAL,
        COMMENT
    }

    /** Whether the tag reads a value: a variable or the begin of a section, other than Mustache's own names. */
    boolean reads() {
        return (kind == Kind.VARIABLE || kind == Kind.SECTION || kind == Kind.INVERTED) && !OWN.contains(name);
    }

    /** The part before the first dot: the input that it is read from. */
    String root() {
        var dot = name.indexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    static boolean isName(String text) {
        if (OWN.contains(text)) {
            return true;
        }
        var beforeLetter = true;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == '.' ? beforeLetter : !Character.isLetterOrDigit(c) && c != '_' && (c != '-' || beforeLetter)) {
                return false;
            }
            beforeLetter = c == '.';
        }
        return !beforeLetter;
    }
}
