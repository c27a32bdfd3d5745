/** Declared interface or prompt file to a checked, built LangChain4j AiService: see {@link dev.outcrop.assistant.Assistants}. */
@NullMarked
package dev.outcrop.assistant;

import org.jspecify.annotations.NullMarked;
