package dev.outcrop.assistant;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Declares an interface as an assistant, built by {@link Assistants}. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Assistant {

    /** The assistant's name in outcrop.yaml. */
    String value();

    /** Classes with LangChain4j {@code @Tool} methods and a public no-argument constructor. */
    Class<?>[] tools() default {};
}
