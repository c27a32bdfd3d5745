/** Outcrop, assistants on Amazon Bedrock: {@link dev.outcrop.Outcrop} opens a project and hands out its assistants. */
@NullMarked
package dev.outcrop;

import org.jspecify.annotations.NullMarked;
