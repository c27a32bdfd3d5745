/**
 * HTTP/1.1 and h2c on one loopback port, with answers that are paced: see {@link dev.outcrop.simulator.http.HttpServer}.
 *
 * <p>Knows nothing of Bedrock: a {@link dev.outcrop.simulator.http.Responder} turns each request into an answer.
 */
@NullMarked
package dev.outcrop.simulator.http;

import org.jspecify.annotations.NullMarked;
