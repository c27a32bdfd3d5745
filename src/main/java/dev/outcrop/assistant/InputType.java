package dev.outcrop.assistant;

import java.math.BigInteger;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The type that a prompt declares for an input, seen from Java.
 *
 * <p>A text can bring every type, because prompts read texts as what is declared.
 */
enum InputType {
    ANY,
    STRING,
    NUMBER,
    INTEGER,
    BOOLEAN,
    ARRAY,
    OBJECT;

    private static final Set<Class<?>> WHOLE = Set.of(
            byte.class,
            Byte.class,
            short.class,
            Short.class,
            int.class,
            Integer.class,
            long.class,
            Long.class,
            BigInteger.class);

    private static final Set<Class<?>> PRIMITIVE_NUMBERS =
            Set.of(byte.class, short.class, int.class, long.class, float.class, double.class);

    /** The type of a word of front matter; a word that is not known here takes anything. */
    static InputType named(String word) {
        for (var type : values()) {
            if (type.name().toLowerCase(Locale.ROOT).equals(word)) {
                return type;
            }
        }
        return ANY;
    }

    /** Whether a parameter of this Java type can bring such a value. */
    boolean takes(Class<?> type) {
        if (type == Object.class || type == Optional.class || CharSequence.class.isAssignableFrom(type)) {
            return true;
        }
        return switch (this) {
            case ANY -> true;
            case STRING -> !isMany(type) && !Map.class.isAssignableFrom(type);
            case NUMBER -> PRIMITIVE_NUMBERS.contains(type) || Number.class.isAssignableFrom(type);
            case INTEGER -> WHOLE.contains(type);
            case BOOLEAN -> type == boolean.class || type == Boolean.class;
            case ARRAY -> isMany(type);
            case OBJECT -> Map.class.isAssignableFrom(type);
        };
    }

    private static boolean isMany(Class<?> type) {
        return type.isArray() || Collection.class.isAssignableFrom(type);
    }
}
