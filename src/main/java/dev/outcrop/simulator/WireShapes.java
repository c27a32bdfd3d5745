package dev.outcrop.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.regex.Pattern;

/** The plain shapes of the service model, with their bounds. */
final class WireShapes {

    /** JSON of any form, which is the model's own affair. */
    static final WireShape DOCUMENT = (value, path, findings) -> {};

    static final WireShape FLAG = (value, path, findings) -> {
        if (!value.isBoolean()) {
            findings.notConverted(value, "a Boolean");
        }
    };

    /** Bytes in base64, at least one of them. */
    static final WireShape BLOB = (value, path, findings) -> {
        if (!value.isTextual() || !base64(value.textValue())) {
            findings.notConverted(value, "a Blob");
        } else if (value.textValue().isEmpty()) {
            findings.violations().addHidden(path.coral(), "Member must have length greater than or equal to 1");
        }
    };

    private WireShapes() {}

    static WireShape text() {
        return text(0, Integer.MAX_VALUE);
    }

    static WireShape text(int least, int most) {
        return (value, path, findings) -> {
            if (!value.isTextual()) {
                findings.notConverted(value, "a String");
            } else if (value.textValue().length() < least || value.textValue().length() > most) {
                findings.violations().shorter(value, path.coral(), least);
                findings.violations().longer(value, path.coral(), most);
            }
        };
    }

    static WireShape text(int least, int most, Pattern pattern) {
        var bounds = text(least, most);
        return (value, path, findings) -> {
            if (value.isTextual() && !pattern.matcher(value.textValue()).matches()) {
                findings.violations().outsidePattern(value, path.coral(), pattern);
            }
            bounds.check(value, path, findings);
        };
    }

    static WireShape words(String... words) {
        var known = List.of(words);
        return (value, path, findings) -> {
            if (!value.isTextual()) {
                findings.notConverted(value, "a String");
            } else if (!known.contains(value.textValue())) {
                findings.violations().outsideWords(value, path.coral(), known);
            }
        };
    }

    static WireShape integer(int least, int most) {
        return (value, path, findings) -> {
            if (!value.isIntegralNumber()) {
                findings.notConverted(value, "an Integer");
            } else if (value.doubleValue() < least || value.doubleValue() > most) {
                findings.violations().below(value, path.coral(), least);
                findings.violations().above(value, path.coral(), most);
            }
        };
    }

    static WireShape number(int least, int most) {
        return (value, path, findings) -> {
            if (!value.isNumber()) {
                findings.notConverted(value, "a Float");
            } else if (value.doubleValue() < least || value.doubleValue() > most) {
                findings.violations().below(value, path.coral(), least);
                findings.violations().above(value, path.coral(), most);
            }
        };
    }

    static WireShape list(WireShape item) {
        return list(item, 0, Integer.MAX_VALUE);
    }

    static WireShape list(WireShape item, int least, int most) {
        return (value, path, findings) -> {
            if (!value.isArray()) {
                findings.notConverted(value, "a List");
                return;
            }
            if (value.size() < least || value.size() > most) {
                findings.violations().shorter(value, path.coral(), least);
                findings.violations().longer(value, path.coral(), most);
            }
            for (var i = 0; i < value.size(); i++) {
                item.check(value.get(i), path.item(i), findings);
            }
        };
    }

    static WireShape map(WireShape item) {
        return (value, path, findings) -> {
            if (!value.isObject()) {
                findings.notConverted(value, "a Structure");
                return;
            }
            for (var entry : value.properties()) {
                item.check(entry.getValue(), path.member(entry.getKey()), findings);
            }
        };
    }

    /** What is wrong with a whole body by its shape. */
    static WireFindings findings(WireShape shape, JsonNode body) {
        var findings = new WireFindings();
        shape.check(body, WirePath.ROOT, findings);
        return findings;
    }

    private static boolean base64(String text) {
        var end = text.length();
        while (end > 0 && end > text.length() - 2 && text.charAt(end - 1) == '=') {
            end--;
        }
        for (var i = 0; i < end; i++) {
            var letter = text.charAt(i);
            if (!((letter >= 'a' && letter <= 'z')
                    || (letter >= 'A' && letter <= 'Z')
                    || (letter >= '0' && letter <= '9')
                    || letter == '+'
                    || letter == '/')) {
                return false;
            }
        }
        return text.length() % 4 == 0;
    }
}
