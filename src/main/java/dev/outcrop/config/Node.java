package dev.outcrop.config;

import dev.outcrop.error.Place;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One value of a YAML file that knows where it stands.
 *
 * <p>Read a file with {@link YamlFile}, check it with a {@link Shape}, then read the nodes without further questions: the
 * typed accessors throw {@link IllegalStateException} where the shape was not checked. Immutable.
 */
public interface Node {

    /** Where the value begins. */
    Place at();

    /** A scalar as text: {@code 8} is {@code "8"}, {@code NO} is {@code "NO"}. */
    String text();

    long integer();

    double number();

    boolean flag();

    /** The value under a key of a mapping. */
    Optional<Node> get(String key);

    /** The entries of a mapping in the order of the file; empty for other nodes. */
    Map<String, Node> entries();

    /** Where the key of a mapping stands. */
    Place keyAt(String key);

    /** The items of a list; empty for other nodes. */
    List<Node> items();

    boolean isMapping();

    boolean isList();

    /** True for a text, number, flag or null. */
    boolean isScalar();

    boolean isNull();

    /** As plain Java values: {@code Map<String, Object>}, {@code List<Object>}, String, Long, Double, Boolean or null. */
    @org.jspecify.annotations.Nullable
    Object value();
}
