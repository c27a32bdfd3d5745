/** Converse over InvokeModel, below LangChain4j's models: see {@link dev.outcrop.model.invoke.InvokeClient}. */
@NullMarked
package dev.outcrop.model.invoke;

import org.jspecify.annotations.NullMarked;
