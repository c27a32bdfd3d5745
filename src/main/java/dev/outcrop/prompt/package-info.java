/** Prompt template files: found, read, filled and checked. See {@link dev.outcrop.prompt.Prompts}. */
@NullMarked
package dev.outcrop.prompt;

import org.jspecify.annotations.NullMarked;
