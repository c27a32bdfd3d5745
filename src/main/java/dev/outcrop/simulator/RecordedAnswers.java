package dev.outcrop.simulator;

import dev.outcrop.simulator.http.Piece;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers that were given before, by name. Asked on event loops: it must not block. */
public interface RecordedAnswers {

    /** The header of a request that names the recorded answer to it. */
    String HEADER = "X-Outcrop-Recording";

    /** The answer of a name; empty where there is none. */
    Optional<Recorded> named(String name);

    /**
     * An answer with status 200.
     *
     * @param pieces its body
     */
    record Recorded(Map<String, String> headers, List<Piece> pieces) {
        public Recorded {
            headers = Map.copyOf(headers);
            pieces = List.copyOf(pieces);
        }
    }
}
