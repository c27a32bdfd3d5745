package dev.outcrop.assistant;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Names the template file that a method fills, read by {@link Assistants}. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Prompt {

    /** The prompt's name, {@code explainer} for {@code prompts/explainer.md}, or with a variant {@code explainer.terse}. */
    String value();
}
