package dev.outcrop.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives a test a Bedrock Runtime simulator on a free port of 127.0.0.1, with rules for what it answers and how it fails.
 *
 * <pre>{@code
 * final class ExplainerTest {
 *
 *     @Test
 *     @Simulator(
 *             rules =
 *                     """
 *                     rules:
 *                       - reply: Qubits.
 *                         fault: { kind: throttling, retry-after-s: 0, times: 2 }
 *                     """)
 *     void throttling_that_passes_is_nothing_to_worry_about(SimulatorServer bedrock) {
 *         try (var outcrop = Outcrop.open(Path.of("."), OutcropOptions.DEFAULT.withSimulator(bedrock))) {
 *             var explainer = outcrop.assistant(Explainer.class);
 *
 *             assertEquals("Qubits.", explainer.explain("quantum computing"));
 *
 *             assertEquals(3, bedrock.received().size());
 *         }
 *     }
 * }
 * }</pre>
 *
 * <p>On a test or on its class, it gives {@link dev.outcrop.simulator.SimulatorServer} to parameters of the test and of its
 * {@code @BeforeEach} and {@code @AfterEach} methods; what stands on the test comes before what stands on the class. On a
 * field of that type, it sets the field: an instance field before each test, a static field once for the class. Each of
 * these is a server of its own: it has received nothing yet, its faults are not used up, and it is closed behind the test, or
 * behind the class.
 *
 * <p>Rules that are wrong fail the test with every fault and its place.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.FIELD})
@ExtendWith(SimulatorExtension.class)
public @interface Simulator {

    /** Rules as they stand in a rules file; without any, it answers plainly. */
    String rules() default "";

    /** A rules file, from the folder that the tests run in. Its rules come behind {@link #rules}. */
    String file() default "";
}
