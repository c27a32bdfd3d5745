package dev.outcrop.assistant;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The type that a prompt declares for an input, seen from Java. */
enum InputType {
    ANY,
    STRING,
    NUMBER,
    INTEGER,
    BOOLEAN,
    ARRAY,
    OBJECT;

    private static final Set<Class<?>> WHOLE_PRIMITIVES = Set.of(byte.class, short.class, int.class, long.class);
    private static final Set<Class<?>> PRIMITIVES = Set.of(float.class, double.class);

    /** The word of the front matter; a word that is not known here takes anything. */
    static InputType named(String word) {
        for (var type : values()) {
            if (type.word().equals(word)) {
                return type;
            }
        }
        return ANY;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a parameter of this type can bring such a value; {@code Object} always can. */
    boolean takes(Class<?> type) {
        if (type == Object.class) {
            return true;
        }
        return switch (this) {
            case ANY -> true;
            case STRING -> !isMany(type) && !Map.class.isAssignableFrom(type);
            case NUMBER -> isNumber(type);
            case INTEGER -> isNumber(type) && !PRIMITIVES.contains(type) && type != Double.class && type != Float.class;
            case BOOLEAN -> type == boolean.class || type == Boolean.class;
            case ARRAY -> isMany(type);
            case OBJECT -> !isMany(type) && !isNumber(type) && !CharSequence.class.isAssignableFrom(type);
        };
    }

    private static boolean isMany(Class<?> type) {
        return type.isArray() || Iterable.class.isAssignableFrom(type) || Collection.class.isAssignableFrom(type);
    }

    private static boolean isNumber(Class<?> type) {
        return WHOLE_PRIMITIVES.contains(type) || PRIMITIVES.contains(type) || Number.class.isAssignableFrom(type);
    }
}
