/** How many tokens a text is taken to have: see {@link dev.outcrop.token.Tokens}, which every count goes through. */
@NullMarked
package dev.outcrop.token;

import org.jspecify.annotations.NullMarked;
