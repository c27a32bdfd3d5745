/** The command line: one picocli command a file under {@link dev.outcrop.cli.OutcropCommand}. */
@NullMarked
package dev.outcrop.cli;

import org.jspecify.annotations.NullMarked;
