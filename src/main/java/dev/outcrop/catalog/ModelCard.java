package dev.outcrop.catalog;

import dev.outcrop.bedrock.ModelId;
import java.time.LocalDate;
import java.util.Locale;
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

    /**
     * A card for an id that the catalogue does not know: no limits, prices or dates are known.
     *
     * <p>It is taken to stream and to use tools, since nearly every chat model does and Bedrock says so where one does not.
     */
    public static ModelCard unlisted(String modelId) {
        return new ModelCard(
                modelId,
                modelId,
                ModelId.of(modelId).provider().orElse("unknown"),
                new Limits(0, 0),
                Set.of(Ability.STREAMING, Ability.TOOLS, Ability.STREAMING_TOOLS),
                Prices.UNKNOWN,
                new LifeCycle(null, null, null, null),
                Source.PROJECT);
    }

    /** Whether the catalogue knows that it cannot do something: of an id that is not listed nothing is known. */
    public boolean lacks(Ability ability) {
        return source.asOf() != null && !abilities.contains(ability);
    }

    /** Tokens; 0 where not known. */
    public record Limits(int window, int maxOutput) {}

    /** What a model can do through Converse. */
    public enum Ability {
        STREAMING,
        TOOLS,
        /** Tools in a streamed answer; some models take tools only without streaming. */
        STREAMING_TOOLS,
        REASONING,
        /** Reasoning of as many tokens as a request allows. */
        REASONING_BUDGET,
        /** Pictures in what it is sent. */
        IMAGES,
        /** Answers that keep to a JSON Schema of the request. */
        JSON_SCHEMA;

        /** The word of the data file, such as {@code streaming-tools}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Ability of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
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

        /** Whether the version was retired already when its row was gathered. */
        boolean endedBy(Source source) {
            return source.asOf() != null && on(source.asOf()) == State.RETIRED;
        }
    }

    /** Where a model version stands in its life. */
    public enum State {
        ACTIVE,
        LEGACY,
        RETIRED
    }

    /**
     * Where the row comes from, and the day on which it was true.
     *
     * @param asOf null where the project's own outcrop.yaml is the source
     */
    public record Source(String name, @Nullable LocalDate asOf) {

        /** The project's own outcrop.yaml. */
        static final Source PROJECT = new Source("outcrop.yaml", null);
    }
}
