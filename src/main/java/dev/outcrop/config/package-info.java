/** outcrop.yaml to records, with every fault at its file, line and column: see {@link dev.outcrop.config.OutcropConfig}. */
@NullMarked
package dev.outcrop.config;

import org.jspecify.annotations.NullMarked;
