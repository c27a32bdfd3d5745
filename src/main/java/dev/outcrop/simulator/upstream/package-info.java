/**
 * Another server that answers in the simulator's place: any that speaks OpenAI's chat completions, through LangChain4j. Entry
 * type: {@link dev.outcrop.simulator.upstream.Upstream}.
 */
@NullMarked
package dev.outcrop.simulator.upstream;

import org.jspecify.annotations.NullMarked;
