/** The embedded database: one writer, migrations, SQL in .sql files. See {@link dev.outcrop.store.Database}. */
@NullMarked
package dev.outcrop.store;

import org.jspecify.annotations.NullMarked;
