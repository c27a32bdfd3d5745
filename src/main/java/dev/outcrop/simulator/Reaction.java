package dev.outcrop.simulator;

import dev.outcrop.simulator.fault.PlannedFault;
import org.jspecify.annotations.Nullable;

/**
 * What the simulator does about a request.
 *
 * @param fault what goes wrong with what is spoken; null where nothing does
 */
record Reaction(Spoken spoken, @Nullable PlannedFault fault) {}
