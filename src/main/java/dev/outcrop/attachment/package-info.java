/** Pictures and documents that go with a message, checked for what they are: see {@link dev.outcrop.attachment.Attachment}. */
@NullMarked
package dev.outcrop.attachment;

import org.jspecify.annotations.NullMarked;
