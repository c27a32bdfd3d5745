package dev.outcrop.prompt;

import org.jspecify.annotations.Nullable;

/**
 * A prompt's identity in every record.
 *
 * @param variant null for the prompt itself
 * @param hash the first 12 hex digits of the SHA-256 of its source with partials put in
 */
public record PromptId(String name, @Nullable String variant, String hash) {

    /** Name and variant, as {@code Prompts.named} takes them. */
    public String fullName() {
        return variant == null ? name : name + "." + variant;
    }
}
