/** What a reply may have to meet: one {@link dev.outcrop.conversation.check.Check} a file, listed in {@link dev.outcrop.conversation.check.CheckKinds}. */
@NullMarked
package dev.outcrop.conversation.check;

import org.jspecify.annotations.NullMarked;
