package dev.outcrop.catalog;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one model version.
 *
 * @param id as Bedrock writes it, such as {@code us.anthropic.claude-sonnet-4-6}
 * @param provider such as {@code anthropic}
 */
public record ModelCard(
        String id,
        String name,
        String provider,
        Limits limits,
        Set<Ability> abilities,
        Prices prices,
        LifeCycle lifeCycle,
        Source source) {

    public ModelCard {
        abilities = Set.copyOf(abilities);
    }

    /** Tokens; 0 where not known. */
    public record Limits(int window, int maxOutput) {}

    /** What a model can do through Converse. */
    public enum Ability {
        STREAMING,
        TOOLS,
        STREAMING_TOOLS,
        REASONING
    }

    /** Dates of Bedrock's life cycle; null where none is announced. */
    public record LifeCycle(
            @Nullable LocalDate released,
            @Nullable LocalDate legacy,
            @Nullable LocalDate extendedAccess,
            @Nullable LocalDate endOfLife) {

        /** The state on a day. */
        public State on(LocalDate day) {
            if (endOfLife != null && !day.isBefore(endOfLife)) {
                return State.RETIRED;
            }
            return legacy != null && !day.isBefore(legacy) ? State.LEGACY : State.ACTIVE;
        }
    }

    /** Where a model version stands in its life. */
    public enum State {
        ACTIVE,
        LEGACY,
        RETIRED
    }

    /** Where the row comes from, and the day on which it was true. */
    public record Source(String name, LocalDate asOf) {}
}
