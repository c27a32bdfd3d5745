/** Scripted conversations: a {@link dev.outcrop.conversation.Script} is run turn by turn to an {@link dev.outcrop.conversation.Outcome}. */
@NullMarked
package dev.outcrop.conversation;

import org.jspecify.annotations.NullMarked;
