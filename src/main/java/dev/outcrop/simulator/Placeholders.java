package dev.outcrop.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Fills {@code {{name}}} in replies, each once: what is put in is not read again. */
final class Placeholders {

    private static final Pattern PLACEHOLDER =
            Pattern.compile("\\{\\{\\s*([A-Za-z_][A-Za-z0-9_-]*)((?:[.\\[][A-Za-z0-9_\\]-]+)*+)\\s*}}");

    private static final int NAME = 1;
    private static final int PATH = 2;
    private static final Pattern STEP = Pattern.compile("[A-Za-z0-9_-]+");

    private final Function<String, @Nullable Object> values;

    /** Placeholders with the values of names; null for a name that has none. */
    Placeholders(Function<String, @Nullable Object> values) {
        this.values = values;
    }

    String fill(String text) {
        if (!text.contains("{{")) {
            return text;
        }
        return PLACEHOLDER.matcher(text).replaceAll(found -> Matcher.quoteReplacement(valueOf(found)));
    }

    private String valueOf(MatchResult found) {
        var value = values.apply(found.group(NAME));
        var there = value == null ? null : follow(Json.tree(value), found.group(PATH));
        if (there == null || there.isMissingNode()) {
            return found.group();
        }
        return there.isTextual() ? there.textValue() : there.toString();
    }

    private static JsonNode follow(JsonNode from, String path) {
        var node = from;
        var step = STEP.matcher(path);
        while (step.find()) {
            var name = step.group();
            node = node.isArray() && name.chars().allMatch(Character::isDigit) && name.length() < 9
                    ? node.path(Integer.parseInt(name))
                    : node.path(name);
        }
        return node;
    }

    /** The same in all texts within a map. */
    Map<String, Object> fillMap(Map<String, Object> map) {
        var filled = new LinkedHashMap<String, Object>();
        map.forEach((key, value) -> filled.put(key, fillValue(value)));
        return filled;
    }

    private Object fillValue(Object value) {
        if (value instanceof String text) {
            return fill(text);
        }
        if (value instanceof Map<?, ?> map) {
            var filled = new LinkedHashMap<Object, Object>();
            map.forEach((key, inner) -> filled.put(key, fillValue(inner)));
            return filled;
        }
        if (value instanceof List<?> list) {
            var filled = new ArrayList<>(list.size());
            list.forEach(inner -> filled.add(fillValue(inner)));
            return filled;
        }
        // Numbers, flags, and null, which YAML can hold.
        return value;
    }

    /** The names that a text asks for, without the paths behind them. */
    static List<String> names(String text) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .map(found -> found.group(NAME))
                .toList();
    }
}
