package dev.outcrop.config;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Numbers within bounds. */
final class NumberShapes {

    private NumberShapes() {}

    static Shape integer(long min, long max) {
        var schema = new LinkedHashMap<String, Object>();
        schema.put("type", "integer");
        if (min != Long.MIN_VALUE) {
            schema.put("minimum", min);
        }
        if (max != Long.MAX_VALUE) {
            schema.put("maximum", max);
        }
        return new ScalarShape(
                "a whole number" + range(schema),
                node -> node.kind() == Node.Kind.INTEGER && node.integer() >= min && node.integer() <= max,
                schema,
                List.of());
    }

    static Shape number(double min, double max) {
        var schema = new LinkedHashMap<String, Object>();
        schema.put("type", "number");
        if (Double.isFinite(min)) {
            schema.put("minimum", plain(min));
        }
        if (Double.isFinite(max)) {
            schema.put("maximum", plain(max));
        }
        return new ScalarShape(
                "a number" + range(schema),
                node -> isNumber(node) && within(node.number(), min, max),
                schema,
                List.of());
    }

    private static boolean isNumber(Node node) {
        return node.kind() == Node.Kind.INTEGER || node.kind() == Node.Kind.NUMBER;
    }

    private static boolean within(double number, double min, double max) {
        return Double.isFinite(number) && number >= min && number <= max;
    }

    private static BigDecimal plain(double bound) {
        return new BigDecimal(BigDecimal.valueOf(bound).stripTrailingZeros().toPlainString());
    }

    private static String range(Map<String, Object> schema) {
        var min = schema.get("minimum");
        var max = schema.get("maximum");
        if (min != null && max != null) {
            return " from " + min + " to " + max;
        }
        if (min != null) {
            return " of at least " + min;
        }
        return max == null ? "" : " of at most " + max;
    }
}
