package dev.outcrop.assistant;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the template file that a method fills, read by {@link Assistants}.
 *
 * <p>Parameters with {@code @V} bring its inputs. Where the file has no user section of its own, the method has a {@code
 * @UserMessage}. Neither values nor the user's words are ever read as templates.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Prompt {

    /** The prompt's name, {@code explainer} for {@code prompts/explainer.md}, or with a variant {@code explainer.terse}. */
    String value();
}
