/**
 * The assistants of this repository's own prompts and conversations, to be read as a tutorial.
 *
 * <p>Begin with {@link dev.outcrop.sample.Explainer}: an interface and a prompt file. {@link
 * dev.outcrop.sample.SupportDesk} adds memory and tools, {@link dev.outcrop.sample.Triage} answers with a record. The fourth
 * assistant, {@code poet}, has no Java at all: its line in outcrop.yaml names {@code prompts/poet.md}.
 */
@NullMarked
package dev.outcrop.sample;

import org.jspecify.annotations.NullMarked;
