package dev.outcrop.assistant;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.service.Result;
import dev.langchain4j.service.TokenStream;
import dev.langchain4j.service.output.ServiceOutputParser;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a declared method returns, and what that means for asking. */
record AnswerType(Type type, Form form) {

    /** How an answer comes. */
    enum Form {
        /** Text, which can also be streamed. */
        TEXT,
        /** A {@link TokenStream}. */
        STREAM,
        /** Anything that is only there when the answer is whole. */
        VALUE
    }

    /** What a fault of a return type says may stand there instead. */
    static final String CHOICES = "Return String, TokenStream, Result<T>, void, a number, a boolean, a date, an enum,"
            + " a record, or a List or Set of strings, enums or records.";

    /** The types that LangChain4j reads from plain text. */
    private static final Set<Class<?>> SCALARS = Set.of(
            boolean.class,
            Boolean.class,
            byte.class,
            Byte.class,
            short.class,
            Short.class,
            int.class,
            Integer.class,
            long.class,
            Long.class,
            float.class,
            Float.class,
            double.class,
            Double.class,
            BigInteger.class,
            BigDecimal.class,
            Date.class,
            LocalDate.class,
            LocalTime.class,
            LocalDateTime.class);

    private static final Set<Class<?>> WHOLE = Set.of(AiMessage.class, Map.class, void.class, Void.class);

    static AnswerType of(Type type) {
        if (type == String.class) {
            return new AnswerType(type, Form.TEXT);
        }
        return new AnswerType(type, type == TokenStream.class ? Form.STREAM : Form.VALUE);
    }

    /** The type as its author wrote it, without packages. */
    String shown() {
        return type.getTypeName().replaceAll("(\\w+\\.)+", "").replace('$', '.');
    }

    /** Whether LangChain4j can read an answer into this type. */
    boolean supported() {
        if (form != Form.VALUE) {
            return true;
        }
        if (type instanceof ParameterizedType result && result.getRawType() == Result.class) {
            var content = result.getActualTypeArguments()[0];
            return content == String.class || isValue(content);
        }
        return isValue(type);
    }

    private static boolean isValue(Type type) {
        if (type instanceof ParameterizedType generic) {
            return generic.getRawType() == Map.class || isCollection(generic);
        }
        return type instanceof Class<?> plain && (WHOLE.contains(plain) || SCALARS.contains(plain) || isObject(plain));
    }

    private static boolean isCollection(ParameterizedType type) {
        return (type.getRawType() == List.class || type.getRawType() == Set.class)
                && type.getActualTypeArguments()[0] instanceof Class<?> item
                && (item == String.class || isObject(item));
    }

    private static boolean isObject(Class<?> type) {
        if (type.isEnum()) {
            return type.getEnumConstants().length > 0;
        }
        var foreign = type.getName().startsWith("java.") || type.getName().startsWith("dev.langchain4j.");
        return !foreign
                && !type.isArray()
                && !type.isPrimitive()
                && type.getTypeParameters().length == 0
                && canBeDescribed(type);
    }

    /** Asks LangChain4j itself, which cannot describe a class without fields or an interface without known kinds. */
    private static boolean canBeDescribed(Class<?> type) {
        try {
            var parser = new ServiceOutputParser();
            return parser.jsonSchema(type).isPresent()
                    && !parser.outputFormatInstructions(type).isEmpty();
        } catch (RuntimeException e) {
            return false;
        }
    }

    /** The type that LangChain4j is told to return instead of the declared one. */
    Optional<Class<?>> asked(Delivery delivery) {
        if (delivery == Delivery.PIECES) {
            return Optional.of(TokenStream.class);
        }
        return form == Form.STREAM ? Optional.of(String.class) : Optional.empty();
    }
}
