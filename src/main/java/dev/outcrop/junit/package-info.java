/** JUnit tests with a simulator of their own: see {@link dev.outcrop.junit.Simulator}. Needs JUnit Jupiter 5.8 or later. */
@NullMarked
package dev.outcrop.junit;

import org.jspecify.annotations.NullMarked;
