/** Recorded exchanges with Bedrock, kept as YAML and answered from again: see {@link dev.outcrop.recording.Recordings}. */
@NullMarked
package dev.outcrop.recording;

import org.jspecify.annotations.NullMarked;
