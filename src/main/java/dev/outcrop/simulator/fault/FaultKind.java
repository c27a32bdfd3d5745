package dev.outcrop.simulator.fault;

import dev.outcrop.simulator.http.Answer;
import java.util.Set;

/** One way in which Bedrock, or the way to it, fails. Stateless; a new one also gets its line in {@link Faults#ALL}. */
public interface FaultKind {

    /** Its name in rules files, such as {@code bad-crc}. */
    String word();

    /** What a client sees of an answer that is not streamed, as a phrase. */
    String inWhole();

    /** What a client sees of a stream, as a phrase. */
    String inStream();

    /** The keys beside {@code kind} and {@code times} that mean something to it. */
    Set<Setting> settings();

    /** How the answer comes out. Called on event loops: it must not block. */
    Answer answer(Intact intact, Settings settings);
}
