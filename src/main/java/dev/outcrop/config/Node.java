package dev.outcrop.config;

import dev.outcrop.error.Place;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One value of a YAML file that knows where it stands.
 *
 * <p>Read a file with {@link YamlFile}, check it with a {@link Shape}, then read the nodes without further questions: the
 * typed accessors throw {@link IllegalStateException} where the shape was not checked. Immutable.
 */
public interface Node {

    /** What a value is by the core schema of YAML 1.2. */
    enum Kind {
        MAPPING,
        LIST,
        TEXT,
        INTEGER,
        NUMBER,
        FLAG,
        NULL
    }

    Kind kind();

    /** Where the value begins; for an alias where the anchored value does. */
    Place at();

    /** A scalar as text: {@code 8} is {@code "8"}, {@code NO} is {@code "NO"}. */
    String text();

    long integer();

    double number();

    boolean flag();

    /** An amount, such as money: at most the digits of a double. */
    BigDecimal decimal();

    /** A span of time: {@code 500ms}, {@code 60s}, {@code 2m}, {@code 1h}. */
    Duration duration();

    /** The value under a key of a mapping. */
    Optional<Node> get(String key);

    /** The value under a key that the shape requires. */
    default Node required(String key) {
        return get(key).orElseThrow(() -> new IllegalStateException(at() + ": no " + key));
    }

    /** The texts under a key of a mapping that holds one or a list of them; empty where there is no such key. */
    default List<String> texts(String key) {
        return get(key).map(Node::itemsOrItself).orElse(List.of()).stream()
                .map(Node::text)
                .toList();
    }

    /** The entries of a mapping in the order of the file; empty for other nodes. */
    Map<String, Node> entries();

    /** Where the key of a mapping stands. */
    Place keyAt(String key);

    /** The items of a list; empty for other nodes. */
    List<Node> items();

    /** The items of a list, or this value alone where it is not a list: for {@link Shape#listOrOne}. */
    default List<Node> itemsOrItself() {
        return isList() ? items() : List.of(this);
    }

    default boolean isMapping() {
        return kind() == Kind.MAPPING;
    }

    default boolean isList() {
        return kind() == Kind.LIST;
    }

    /** True for a text, number, flag or null. */
    default boolean isScalar() {
        return !isMapping() && !isList();
    }

    default boolean isNull() {
        return kind() == Kind.NULL;
    }

    /** True where the environment gave the whole of a scalar, so that what it is meant to be is not known. */
    boolean isFilled();

    /** True where reading it was a fault, which has been reported: there is nothing more to say of it. */
    default boolean isRefused() {
        return false;
    }

    /** False where the environment gave the whole of a scalar or a part of it. */
    default boolean isAsWritten() {
        return true;
    }

    /** A scalar in quotes as it stands in the file, on one line; never what the environment filled in. */
    default String quoted() {
        return shown();
    }

    /** The value as messages may show it: {@code the text "NO"}; never what the environment filled in. */
    String shown();

    /** As plain Java values: {@code Map<String, Object>}, {@code List<Object>}, String, Long, Double, Boolean or null. */
    @Nullable
    Object value();
}
