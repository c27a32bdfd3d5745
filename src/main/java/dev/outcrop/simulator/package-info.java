/** A real server of the Bedrock Runtime protocol on loopback: see {@link dev.outcrop.simulator.SimulatorServer}. */
@NullMarked
package dev.outcrop.simulator;

import org.jspecify.annotations.NullMarked;
