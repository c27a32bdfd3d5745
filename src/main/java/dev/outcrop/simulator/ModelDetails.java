package dev.outcrop.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.outcrop.bedrock.ModelId;
import dev.outcrop.catalog.Catalog;
import dev.outcrop.catalog.ModelCard;
import dev.outcrop.catalog.ModelCard.Ability;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Cards of the catalogue as the control plane describes models and inference profiles.
 *
 * <p>Source: bedrock service model, FoundationModelSummary and InferenceProfileSummary. The catalogue is one of chat models: all
 * that they give is text.
 */
final class ModelDetails {

    private static final Map<String, String> PROVIDERS = Map.of(
            "ai21", "AI21 Labs",
            "deepseek", "DeepSeek",
            "minimax", "MiniMax",
            "mistral", "Mistral AI",
            "moonshotai", "Moonshot AI",
            "nvidia", "NVIDIA",
            "openai", "OpenAI",
            "zai", "Z.AI");

    /** Where requests to a geography's profile may be served. Source: Bedrock user guide, inference profiles; not complete. */
    private static final Map<String, List<String>> REGIONS = Map.of(
            "us", List.of("us-east-1", "us-east-2", "us-west-2"),
            "eu", List.of("eu-central-1", "eu-north-1", "eu-west-1", "eu-west-3"),
            "apac", List.of("ap-northeast-1", "ap-south-1", "ap-southeast-1", "ap-southeast-2"),
            "jp", List.of("ap-northeast-1", "ap-northeast-3"),
            "au", List.of("ap-southeast-2", "ap-southeast-4"),
            "us-gov", List.of("us-gov-east-1", "us-gov-west-1"));

    private final Catalog catalog;
    private final String region;

    ModelDetails(Catalog catalog, String region) {
        this.catalog = catalog;
        this.region = region;
    }

    /** A model that is not retired on a day. */
    ObjectNode model(ModelCard card, LocalDate today) {
        var id = ModelId.of(card.id()).foundation().orElse(card.id());
        var model = Json.object()
                .put("modelArn", CallScope.foundationArn(region, id))
                .put("modelId", id)
                .put("modelName", bareName(card))
                .put("providerName", provider(card.provider()));
        var inputs = model.putArray("inputModalities").add("TEXT");
        if (card.abilities().contains(Ability.IMAGES)) {
            inputs.add("IMAGE");
        }
        model.putArray("outputModalities").add("TEXT");
        model.put("responseStreamingSupported", card.abilities().contains(Ability.STREAMING));
        model.putArray("customizationsSupported");
        var types = model.putArray("inferenceTypesSupported");
        if (card.id().equals(id)) {
            types.add("ON_DEMAND");
        }
        if (!catalog.profilesOf(id, region).isEmpty()) {
            types.add("INFERENCE_PROFILE");
        }
        model.set("modelLifecycle", lifeCycle(card.lifeCycle(), today));
        return model;
    }

    private static ObjectNode lifeCycle(ModelCard.LifeCycle dates, LocalDate today) {
        var lifeCycle = Json.object().put("status", dates.on(today) == ModelCard.State.ACTIVE ? "ACTIVE" : "LEGACY");
        put(lifeCycle, "startOfLifeTime", dates.released());
        put(lifeCycle, "legacyTime", dates.legacy());
        put(lifeCycle, "publicExtendedAccessTime", dates.extendedAccess());
        put(lifeCycle, "endOfLifeTime", dates.endOfLife());
        return lifeCycle;
    }

    private static void put(ObjectNode node, String name, @Nullable LocalDate day) {
        if (day != null) {
            node.put(name, day + "T00:00:00Z");
        }
    }

    /** A profile; one without a row of its own is described by its model's card. */
    ObjectNode profile(ModelId id, ModelCard card) {
        var prefix = id.profilePrefix().orElseThrow();
        var foundation = id.foundation().orElseThrow();
        var name = prefix.toUpperCase(Locale.ROOT) + " " + provider(card.provider()) + " " + bareName(card);
        var regions = REGIONS.getOrDefault(prefix, List.of(region));
        var profile = Json.object()
                .put("inferenceProfileName", prefix.equals("global") ? "Global" + name.substring(6) : name)
                .put("description", "Routes requests to " + bareName(card) + " in " + String.join(", ", regions) + ".");
        put(profile, "createdAt", card.lifeCycle().released());
        put(profile, "updatedAt", card.lifeCycle().released());
        profile.put(
                "inferenceProfileArn",
                "arn:aws:bedrock:" + region + ":" + CallScope.ACCOUNT + ":inference-profile/" + id);
        var models = profile.putArray("models");
        regions.forEach(served -> models.addObject().put("modelArn", CallScope.foundationArn(served, foundation)));
        return profile.put("inferenceProfileId", id.toString())
                .put("status", "ACTIVE")
                .put("type", "SYSTEM_DEFINED");
    }

    /** Profiles are named like their models, with the geography behind. */
    private static String bareName(ModelCard card) {
        return card.name().replaceFirst(" \\((US|EU|AU|JP|APAC|Global|US-Gov)\\)$", "");
    }

    private static String provider(String word) {
        var known = PROVIDERS.get(word);
        return known == null ? word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1) : known;
    }
}
