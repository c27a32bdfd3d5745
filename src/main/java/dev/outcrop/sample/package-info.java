/** The assistants of this repository's own prompts and conversations, such as {@link dev.outcrop.sample.Explainer}. */
@NullMarked
package dev.outcrop.sample;

import org.jspecify.annotations.NullMarked;
