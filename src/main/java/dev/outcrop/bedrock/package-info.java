/** Bedrock's own words: model ids, error names, event-stream frames. See {@link dev.outcrop.bedrock.ModelId}. */
@NullMarked
package dev.outcrop.bedrock;

import org.jspecify.annotations.NullMarked;
