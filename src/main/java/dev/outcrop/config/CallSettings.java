package dev.outcrop.config;

import dev.outcrop.error.Place;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What Bedrock is asked beside inference parameters, as a model or an assistant of outcrop.yaml says it.
 *
 * @param cache empty where nothing is said
 * @param tier what the call is worth to its sender, in Bedrock's word; null for the account's default
 * @param additional fields of the model's own, by name
 */
public record CallSettings(
        Cache cache,
        @Nullable Guardrail guardrail,
        @Nullable Reasoning reasoning,
        @Nullable String tier,
        Map<String, Object> additional) {

    /** Nothing said. */
    public static final CallSettings NONE = new CallSettings(Cache.NONE, null, null, null, Map.of());

    private static final Pattern GUARDRAIL =
            Pattern.compile("[a-z0-9]{1,64}|arn:aws[a-z-]*:bedrock:[a-z0-9-]+:[0-9]{12}:guardrail/[a-z0-9]+");
    private static final Pattern VERSION = Pattern.compile("DRAFT|[1-9][0-9]{0,7}");
    private static final long MOST_VERSIONS = 99_999_999;

    public CallSettings {
        additional = Collections.unmodifiableMap(new LinkedHashMap<>(additional));
    }

    /** Adds the keys to those of a model. */
    static ObjectShape ofModel(ObjectShape shape) {
        return ofAssistant(shape)
                .key(
                        "additional-model-request-fields",
                        Shape.mapOf(Shape.anything()),
                        "Fields of the model's own, sent as they are.");
    }

    /** Adds those that do not depend on whose model it is. */
    static ObjectShape ofAssistant(ObjectShape shape) {
        return shape.key(
                        "cache",
                        Shape.listOrOne(Shape.oneOf(CachePlace.words())),
                        "What ends in a cache point, so that Bedrock need not read it again with the next call.")
                .key(
                        "guardrail",
                        Shape.object()
                                .required(
                                        "id",
                                        Shape.text(GUARDRAIL, "a guardrail's id or ARN"),
                                        "The guardrail's id or ARN.")
                                .required(
                                        "version",
                                        Shape.either(Shape.integer(1, MOST_VERSIONS), Shape.text(VERSION, "DRAFT")),
                                        "Its version, or DRAFT."),
                        "A guardrail of Bedrock's that looks at what is asked and answered.")
                .key(
                        "reasoning",
                        Shape.object()
                                .required(
                                        "budget-tokens",
                                        Shape.integer(Reasoning.LEAST, Integer.MAX_VALUE),
                                        "The most tokens of reasoning; they count to max-tokens."),
                        "The model thinks before it answers.")
                .key(
                        "service-tier",
                        Shape.oneOf("priority", "default", "flex", "reserved"),
                        "How soon the call is served, and at which price.");
    }

    /** Reads a mapping that has been checked. */
    static CallSettings from(Node node) {
        var additional = new LinkedHashMap<String, Object>();
        node.get("additional-model-request-fields")
                .ifPresent(fields -> fields.entries().forEach((name, value) -> additional.put(name, value.value())));
        return new CallSettings(
                node.get("cache").map(Cache::from).orElse(Cache.NONE),
                node.get("guardrail").map(Guardrail::from).orElse(null),
                node.get("reasoning").map(Reasoning::from).orElse(null),
                node.get("service-tier").map(Node::text).orElse(null),
                additional);
    }

    /** These where they say something, else those below; additional fields of both. */
    public CallSettings over(CallSettings below) {
        var fields = new LinkedHashMap<>(below.additional);
        fields.putAll(additional);
        return new CallSettings(
                cache.places().isEmpty() ? below.cache : cache,
                guardrail == null ? below.guardrail : guardrail,
                reasoning == null ? below.reasoning : reasoning,
                tier == null ? below.tier : tier,
                fields);
    }

    /** What ends in a cache point. */
    public enum CachePlace {
        SYSTEM,
        TOOLS,
        MESSAGES;

        private static String[] words() {
            return Arrays.stream(values())
                    .map(place -> place.name().toLowerCase(Locale.ROOT))
                    .toArray(String[]::new);
        }
    }

    /**
     * Where prompts are cached.
     *
     * @param at where outcrop.yaml says so; null where it does not
     */
    public record Cache(Set<CachePlace> places, @Nullable Place at) {

        public static final Cache NONE = new Cache(Set.of(), null);

        public Cache {
            places = Set.copyOf(places);
        }

        private static Cache from(Node node) {
            var places = EnumSet.noneOf(CachePlace.class);
            node.itemsOrItself()
                    .forEach(word -> places.add(CachePlace.valueOf(word.text().toUpperCase(Locale.ROOT))));
            return new Cache(places, node.at());
        }
    }

    /** A guardrail of Bedrock's, by its id or ARN; the version is a number or DRAFT. */
    public record Guardrail(String id, String version) {

        private static Guardrail from(Node node) {
            return new Guardrail(
                    node.required("id").text(),
                    String.valueOf(node.required("version").value()));
        }
    }

    /**
     * Reasoning before the answer.
     *
     * @param budgetTokens at least 1,024
     * @param at where outcrop.yaml says so
     */
    public record Reasoning(int budgetTokens, Place at) {

        /** Source: Bedrock user guide, extended thinking. */
        static final int LEAST = 1_024;

        private static Reasoning from(Node node) {
            return new Reasoning(Math.toIntExact(node.required("budget-tokens").integer()), node.at());
        }
    }
}
