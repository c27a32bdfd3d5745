/** Known model versions with windows, prices and life cycle: see {@link dev.outcrop.catalog.Catalog}. */
@NullMarked
package dev.outcrop.catalog;

import org.jspecify.annotations.NullMarked;
