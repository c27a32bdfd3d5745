package dev.outcrop.prompt;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How templates see values: maps have fields, collections and arrays repeat, everything else is its text.
 *
 * <p>No field or method of an object is ever called: a template cannot reach into the program that fills it.
 */
final class ValueReader implements Mustache.Collector {

    private static final Mustache.VariableFetcher FIELD = (context, name) -> {
        if (context instanceof Map<?, ?> map && map.containsKey(name)) {
            return seen(map.get(name));
        }
        return Template.NO_FETCHER_FOUND;
    };

    /** A value as templates see it; null stays null. */
    static @Nullable Object seen(@Nullable Object value) {
        if (value == null
                || value instanceof String
                || value instanceof Number
                || value instanceof Boolean
                || value instanceof Map
                || value instanceof Collection) {
            return value;
        }
        if (value instanceof Optional<?> optional) {
            return seen(optional.orElse(null));
        }
        return value.getClass().isArray() ? items(value) : value.toString();
    }

    private static Collection<?> items(Object array) {
        return array instanceof Object[] objects
                ? Arrays.asList(objects)
                : IntStream.range(0, java.lang.reflect.Array.getLength(array))
                        .mapToObj(i -> java.lang.reflect.Array.get(array, i))
                        .toList();
    }

    /** The value at a dotted name; null where there is none. */
    static @Nullable Object at(String name, Map<String, ?> values) {
        Object value = values;
        for (var part : name.split("\\.", -1)) {
            value = value instanceof Map<?, ?> map ? seen(map.get(part)) : null;
        }
        return value;
    }

    /** Nulls in a list are given as empty texts: jmustache cannot look for names in a null. */
    @Override
    public @Nullable Iterator<?> toIterator(Object value) {
        if (!(value instanceof Collection<?> collection)) {
            return null;
        }
        var items = collection.iterator();
        return new Iterator<Object>() {
            @Override
            public boolean hasNext() {
                return items.hasNext();
            }

            @Override
            public Object next() {
                var item = seen(items.next());
                return item == null ? "" : item;
            }
        };
    }

    @Override
    public Mustache.VariableFetcher createFetcher(Object context, String name) {
        return FIELD;
    }

    @Override
    public <K, V> Map<K, V> createFetcherCache() {
        return new ConcurrentHashMap<>();
    }
}
