package dev.outcrop.assistant;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares an interface as an assistant, built by {@link Assistants}.
 *
 * <p>Its methods name a template file with {@link Prompt}, or carry LangChain4j's own {@code @SystemMessage} and {@code
 * @UserMessage}. They return String, {@code TokenStream}, {@code Result<T>}, numbers, enums, records, or lists and sets of
 * them. Parameters are {@code @V} for the inputs of the template, {@code @UserMessage} for what the user says and {@code
 * @MemoryId} for the talk; LangChain4j's guardrails and request parameters go through.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Assistant {

    /** The assistant's name in outcrop.yaml. */
    String value();

    /**
     * Classes with LangChain4j {@code @Tool} methods and a public no-argument constructor.
     *
     * <p>One object of each serves all turns at the same time. The model is told of a tool's exception and may go on; a turn
     * goes to its tools and back at most 16 times.
     */
    Class<?>[] tools() default {};
}
