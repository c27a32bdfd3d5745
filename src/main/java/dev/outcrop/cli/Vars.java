package dev.outcrop.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.outcrop.error.Nearest;
import dev.outcrop.error.OutcropException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Variables of the command line: {@code K=V} is a text, {@code K:=JSON} any other value. */
final class Vars {

    private Vars() {}

    /**
     * Reads the options.
     *
     * @param known the names that mean something here
     * @throws OutcropException of kind input where a name is none of them or its JSON is none
     */
    static Map<String, Object> read(List<String> options, Collection<String> known) {
        var values = new LinkedHashMap<String, Object>();
        options.forEach(option -> {
            var equals = option.indexOf('=');
            if (equals < 1) {
                throw OutcropException.input(
                        "--var \"" + option + "\" does not say which variable has which value.",
                        "Write --var NAME=VALUE.");
            }
            var json = option.charAt(equals - 1) == ':';
            var name = option.substring(0, json ? equals - 1 : equals);
            if (!known.contains(name)) {
                throw OutcropException.input(
                        "--var \"" + name + "\" is not a variable here.",
                        known.isEmpty() ? "Leave it out: there are none." : Nearest.remedy(name, known));
            }
            var text = option.substring(equals + 1);
            values.put(name, json ? value(name, text) : text);
        });
        return values;
    }

    private static Object value(String name, String text) {
        try {
            var value = JsonMapper.builder().build().readValue(text, Object.class);
            if (value != null) {
                return value;
            }
        } catch (JsonProcessingException e) {
            throw new OutcropException(
                    dev.outcrop.error.ErrorKind.INPUT,
                    "--var " + name + " is not JSON: \"" + text + "\".",
                    "Write --var " + name + "=TEXT for a text, or JSON such as [\"a\", \"b\"] after := in quotes.",
                    e);
        }
        throw OutcropException.input("--var " + name + " is null.", "Leave it out to have no value.");
    }
}
