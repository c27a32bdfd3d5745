package dev.outcrop.config;

import dev.outcrop.bedrock.ModelId;
import dev.outcrop.bedrock.body.ProviderBodies;
import dev.outcrop.bedrock.body.ProviderBody;
import dev.outcrop.error.Place;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One line of {@code models:}: a short name and the model version behind it.
 *
 * @param id a Bedrock model id, inference profile id or ARN
 * @param fallback short names tried in order when this one stays throttled or unavailable
 * @param settings what Bedrock is asked beside inference parameters
 * @param at where the entry stands in outcrop.yaml
 */
public record ModelConfig(
        String name,
        String id,
        Parameters parameters,
        Serving serving,
        List<String> fallback,
        Overrides overrides,
        CallSettings settings,
        Place at) {

    private static final Pattern ID = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9._:/@+-]{0,2047}");
    private static final Shape MODEL_ID = Shape.text(ID, "a Bedrock model id, inference profile id or ARN");
    private static final Shape SHARE = Shape.number(0, 1);
    private static final Shape COUNT = Shape.integer(1, Integer.MAX_VALUE);
    private static final Shape USD = Shape.number(0, Double.POSITIVE_INFINITY);

    static final Shape SHAPE = CallSettings.ofModel(Shape.object()
            .required("id", MODEL_ID, "The model version: a Bedrock model id, inference profile id or ARN.")
            .key("temperature", SHARE, "How freely the model picks its words.")
            .key("top-p", SHARE, "The share of likely words that the model picks from.")
            .key("max-tokens", COUNT, "The most tokens of an answer.")
            .key("stop-sequences", Shape.listOrOne(Shape.scalar()), "Texts that end an answer.")
            .key(
                    "fallback",
                    Shape.listOrOne(Shape.text()),
                    "Short names of models, tried in order when this one stays throttled or unavailable.")
            .key("canary", canaryShape(), "Another model version that a share of the sessions gets.")
            .key("api", Shape.oneOf("converse", "invoke"), "The operation that carries the call.", "converse")
            .key(
                    "body",
                    new BodyWords(),
                    "Whose InvokeModel body an id speaks that does not name its provider, such as an imported model's.")
            .key("price", priceShape(), "Prices that the catalogue does not know, in USD per million tokens.")
            .key("window", COUNT, "How many tokens the model takes in, where the catalogue does not know.")
            .key("max-output", COUNT, "How many tokens the model gives at most, where the catalogue does not know."));

    public ModelConfig {
        fallback = List.copyOf(fallback);
    }

    /** A model that is asked nothing beside its inference parameters. */
    public ModelConfig(
            String name,
            String id,
            Parameters parameters,
            Serving serving,
            List<String> fallback,
            Overrides overrides,
            Place at) {
        this(name, id, parameters, serving, fallback, overrides, CallSettings.NONE, at);
    }

    /** The same model with an assistant's settings over its own. */
    public ModelConfig with(CallSettings over) {
        return new ModelConfig(name, id, parameters, serving, fallback, overrides, over.over(settings), at);
    }

    /** The same short name on another model version, which speaks the same body where its id names no provider. */
    public ModelConfig withId(String other) {
        var speaks = ProviderBodies.of(ModelId.of(other)).isPresent() ? serving.withoutBody() : serving;
        return new ModelConfig(name, other, parameters, speaks, fallback, overrides, settings, at);
    }

    /** The InvokeModel body that the model speaks: the one that outcrop.yaml names, else its provider's; empty for none. */
    public Optional<ProviderBody> body() {
        return serving.body() == null ? ProviderBodies.of(ModelId.of(id)) : ProviderBodies.named(serving.body());
    }

    private static Shape canaryShape() {
        return Shape.object()
                .required("id", MODEL_ID, "The other model version.")
                .required("percent", Shape.number(0, 100), "The share of the sessions that get it.");
    }

    private static Shape priceShape() {
        return Shape.object()
                .key("input", USD, "USD per million input tokens.")
                .key("output", USD, "USD per million output tokens.")
                .key("cache-read", USD, "USD per million tokens read from the prompt cache.")
                .key("cache-write", USD, "USD per million tokens written to the prompt cache.");
    }

    /** Reads a mapping that {@link #SHAPE} has checked. */
    static ModelConfig from(String name, Node node) {
        return new ModelConfig(
                name,
                node.required("id").text(),
                Parameters.from(node),
                Serving.from(node),
                node.texts("fallback"),
                Overrides.from(node),
                CallSettings.from(node),
                node.at());
    }

    /** Inference parameters; null where the model's own default applies. */
    public record Parameters(
            @Nullable Double temperature,
            @Nullable Double topP,
            @Nullable Integer maxTokens,
            List<String> stopSequences) {
        public Parameters {
            stopSequences = List.copyOf(stopSequences);
        }

        private static Parameters from(Node node) {
            return new Parameters(
                    node.get("temperature").map(Node::number).orElse(null),
                    node.get("top-p").map(Node::number).orElse(null),
                    count(node, "max-tokens"),
                    node.texts("stop-sequences"));
        }
    }

    /** How the model is called. */
    public record Serving(
            Api api, @Nullable String body, @Nullable Canary canary) {

        private Serving withoutBody() {
            return new Serving(api, null, canary);
        }

        private static Serving from(Node node) {
            return new Serving(
                    node.get("api")
                            .map(api -> Api.valueOf(api.text().toUpperCase(Locale.ROOT)))
                            .orElse(Api.CONVERSE),
                    node.get("body").map(Node::text).orElse(null),
                    node.get("canary").map(Canary::from).orElse(null));
        }
    }

    /** Which operation carries the call. */
    public enum Api {
        CONVERSE,
        INVOKE
    }

    /** Another model version that a share of the sessions gets; percent from 0 to 100. */
    public record Canary(String id, double percent) {

        private static Canary from(Node node) {
            return new Canary(
                    node.required("id").text(), node.required("percent").number());
        }
    }

    /** What outcrop.yaml knows better than the catalogue; null where it says nothing. Prices in USD per million tokens. */
    public record Overrides(
            @Nullable Integer window,
            @Nullable Integer maxOutput,
            @Nullable BigDecimal inputPrice,
            @Nullable BigDecimal outputPrice,
            @Nullable BigDecimal cacheReadPrice,
            @Nullable BigDecimal cacheWritePrice) {

        private static Overrides from(Node node) {
            return new Overrides(
                    count(node, "window"),
                    count(node, "max-output"),
                    price(node, "input"),
                    price(node, "output"),
                    price(node, "cache-read"),
                    price(node, "cache-write"));
        }
    }

    private static @Nullable Integer count(Node node, String key) {
        return node.get(key).map(Node::integer).map(Math::toIntExact).orElse(null);
    }

    private static @Nullable BigDecimal price(Node node, String key) {
        return node.get("price")
                .flatMap(price -> price.get(key))
                .map(Node::decimal)
                .orElse(null);
    }
}
