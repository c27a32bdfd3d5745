/** A named talk with one assistant and its memory: see {@link dev.outcrop.session.Sessions}. */
@NullMarked
package dev.outcrop.session;

import org.jspecify.annotations.NullMarked;
