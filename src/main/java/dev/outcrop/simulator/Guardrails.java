package dev.outcrop.simulator;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The guardrails that a rules file describes, in its order. Immutable. */
record Guardrails(List<Guardrail> all) {

    Guardrails {
        all = List.copyOf(all);
    }

    /** The first that answers to an identifier or to the name at the end of an ARN; null where none does. */
    @Nullable
    Guardrail find(String id) {
        var bare = id.substring(id.lastIndexOf('/') + 1);
        for (var guardrail : all) {
            if (guardrail.id().matches(id) || guardrail.id().matches(bare)) {
                return guardrail;
            }
        }
        return null;
    }
}
