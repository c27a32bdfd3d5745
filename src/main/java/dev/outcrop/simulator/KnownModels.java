package dev.outcrop.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.outcrop.bedrock.BedrockError;
import dev.outcrop.bedrock.ErrorTexts;
import dev.outcrop.bedrock.ModelId;
import dev.outcrop.catalog.Catalog;
import dev.outcrop.catalog.ModelCard;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The models that answer: those of the catalogue that are not retired, and whatever an opaque ARN stands for. */
final class KnownModels {

    /** Ids whose reading is kept, which takes longer than all else that a plain call needs. */
    private static final int MAX_READ = 1_000;

    private final Catalog catalog;
    private final Clock clock;
    private final Map<String, Read> read = new ConcurrentHashMap<>();

    /** What an id is, whatever the day. */
    private record Read(boolean callable, boolean opaque, Optional<ModelCard> card) {}

    KnownModels(Catalog catalog, Clock clock) {
        this.catalog = catalog;
        this.clock = clock;
    }

    /** Why a model cannot answer; null where it can. */
    @Nullable
    Refusal refusal(String modelId) {
        var id = read(modelId);
        if (!id.callable()) {
            return Refusal.validation(ErrorTexts.malformedModelId(modelId));
        }
        if (id.opaque()) {
            return null;
        }
        var card = id.card();
        if (card.isEmpty()) {
            return Refusal.validation(ErrorTexts.UNKNOWN_MODEL);
        }
        return card.get().lifeCycle().on(LocalDate.now(clock)) == ModelCard.State.RETIRED
                ? new Refusal(BedrockError.RESOURCE_NOT_FOUND, ErrorTexts.RETIRED_MODEL)
                : null;
    }

    /** The foundation models that are not retired, as the control plane describes them. */
    List<ObjectNode> foundations(String region) {
        var today = LocalDate.now(clock);
        var details = new ModelDetails(catalog, region);
        return catalog.foundations().stream()
                .filter(card -> card.lifeCycle().on(today) != ModelCard.State.RETIRED)
                .map(card -> details.model(card, today))
                .toList();
    }

    /** The inference profiles that can be called from a region and whose model is not retired. */
    List<ObjectNode> profiles(String region) {
        var today = LocalDate.now(clock);
        var details = new ModelDetails(catalog, region);
        return catalog.profilesFrom(region).stream()
                .filter(card -> card.lifeCycle().on(today) != ModelCard.State.RETIRED)
                .map(card -> details.profile(ModelId.of(card.id()), card))
                .toList();
    }

    /** An inference profile by its id, whose model is known and not retired, whether it is listed or not. */
    Optional<ObjectNode> profile(String profileId, String region) {
        var id = ModelId.of(profileId);
        return id.profilePrefix().isPresent() && refusal(profileId) == null
                ? catalog.find(profileId).map(card -> new ModelDetails(catalog, region).profile(id, card))
                : Optional.empty();
    }

    /** What is known of a model; empty for an opaque ARN. */
    Optional<ModelCard> card(String modelId) {
        return read(modelId).card();
    }

    private Read read(String modelId) {
        var known = read.get(modelId);
        if (known != null) {
            return known;
        }
        var id = ModelId.of(modelId);
        // A context suffix is well formed, but only Provisioned Throughput takes it: an on-demand call is refused so.
        var now = new Read(
                id.wellFormed() && id.contextSuffix().isEmpty(),
                id.opaque(),
                id.opaque() ? Optional.empty() : catalog.find(modelId));
        if (read.size() < MAX_READ) {
            read.put(modelId, now);
        }
        return now;
    }
}
