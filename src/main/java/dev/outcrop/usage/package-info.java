/** Tokens and what they cost: see {@link dev.outcrop.usage.Usage}. */
@NullMarked
package dev.outcrop.usage;

import org.jspecify.annotations.NullMarked;
