/** Short name to LangChain4j chat models on Bedrock: see {@link dev.outcrop.model.Models}. */
@NullMarked
package dev.outcrop.model;

import org.jspecify.annotations.NullMarked;
