/** What can go wrong at the wire, one kind a file or a constant: see {@link dev.outcrop.simulator.fault.Faults}. */
@NullMarked
package dev.outcrop.simulator.fault;

import org.jspecify.annotations.NullMarked;
