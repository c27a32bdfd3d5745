/** What every failure says: problem, remedy, kind. See {@link dev.outcrop.error.OutcropException}. */
@NullMarked
package dev.outcrop.error;

import org.jspecify.annotations.NullMarked;
