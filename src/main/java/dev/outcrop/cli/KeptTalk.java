package dev.outcrop.cli;

import dev.outcrop.error.Nearest;
import dev.outcrop.error.OutcropException;
import dev.outcrop.session.SessionSummary;
import dev.outcrop.session.Sessions;
import dev.outcrop.session.Transcript;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds kept talks by id. */
final class KeptTalk {

    private static final int COMPARED = 1_000;

    private KeptTalk() {}

    /**
     * The talks with an id; with several assistants there may be several.
     *
     * @throws OutcropException of kind input where there is none
     */
    static List<Transcript> find(Sessions sessions, String id, @Nullable String assistant) {
        var found = sessions.find(id).stream()
                .filter(talk ->
                        assistant == null || assistant.equals(talk.summary().assistant()))
                .toList();
        if (found.isEmpty()) {
            var ids = sessions.list(COMPARED).stream()
                    .map(SessionSummary::id)
                    .distinct()
                    .toList();
            throw OutcropException.input(
                    "No talk \"" + id + "\"" + (assistant == null ? "" : " with " + assistant) + " is kept.",
                    Nearest.to(id, ids)
                                    .map(near -> "Did you mean \"" + near + "\"? ")
                                    .orElse("")
                            + "See them all with  outcrop session list");
        }
        return found;
    }
}
