package dev.outcrop.assistant;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.outcrop.error.OutcropException;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;

/** Values of a question, which come as text from a command line and typed from a file, in the type that is wanted. */
final class Values {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .build();

    private static final int SHOWN = 60;

    private Values() {}

    /**
     * A value for a parameter.
     *
     * @throws OutcropException of kind input when it cannot be read into the parameter's type
     */
    static Object forParameter(DeclaredMethod method, DeclaredParameter parameter, Object value) {
        var type = parameter.parameter().getParameterizedType();
        try {
            return convert(value, type);
        } catch (IllegalArgumentException | JsonProcessingException e) {
            throw OutcropException.input(
                    method.label() + ", parameter " + parameter.shown() + ": " + shown(value) + " is not "
                            + new AnswerType(type, AnswerType.Form.VALUE).shown() + ".",
                    remedy(parameter.parameter().getType()));
        }
    }

    private static Object convert(Object value, Type type) throws JsonProcessingException {
        if (type == String.class || type == CharSequence.class) {
            return value instanceof String || isPlain(value) ? value.toString() : JSON.writeValueAsString(value);
        }
        var wanted = JSON.constructType(type);
        if (value instanceof String text && (wanted.isCollectionLikeType() || wanted.isArrayType())) {
            return text.stripLeading().startsWith("[")
                    ? JSON.readValue(text, wanted)
                    : JSON.convertValue(List.of(text), wanted);
        }
        if (value instanceof String text && text.stripLeading().startsWith("{")) {
            return JSON.readValue(text, wanted);
        }
        return JSON.convertValue(value, wanted);
    }

    private static boolean isPlain(Object value) {
        return value instanceof Number || value instanceof Boolean || value instanceof Enum<?>;
    }

    private static String remedy(Class<?> type) {
        return type.isEnum()
                ? "Use one of " + Arrays.toString(type.getEnumConstants()) + "."
                : "Give a value of this type; lists and objects are written as JSON.";
    }

    /** A value in quotes, cut where it is long. */
    static String shown(Object value) {
        var text = value.toString();
        return "\"" + (text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…") + "\"";
    }
}
