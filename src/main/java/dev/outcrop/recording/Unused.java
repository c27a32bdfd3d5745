package dev.outcrop.recording;

import dev.outcrop.error.Place;

/**
 * A recording that a run had no use for.
 *
 * @param what the turn that it is of, or that its script is gone
 */
public record Unused(Place at, String what) {}
