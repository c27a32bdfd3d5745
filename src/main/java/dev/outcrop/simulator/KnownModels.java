package dev.outcrop.simulator;

import dev.outcrop.bedrock.BedrockError;
import dev.outcrop.bedrock.ErrorTexts;
import dev.outcrop.bedrock.ModelId;
import dev.outcrop.catalog.Catalog;
import dev.outcrop.catalog.ModelCard;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The models that answer: those of the catalogue that are not retired, and whatever an opaque ARN stands for. */
final class KnownModels {

    private final Catalog catalog;
    private final Clock clock;

    KnownModels(Catalog catalog, Clock clock) {
        this.catalog = catalog;
        this.clock = clock;
    }

    /** Why a model cannot answer; null where it can. */
    @Nullable
    Refusal refusal(String modelId) {
        var id = ModelId.of(modelId);
        if (!id.wellFormed() || id.contextSuffix().isPresent()) {
            // A context suffix is well formed, but only Provisioned Throughput takes it: an on-demand call is refused
            // so.
            return Refusal.validation(ErrorTexts.malformedModelId(modelId));
        }
        if (id.opaque()) {
            return null;
        }
        var card = catalog.find(modelId);
        if (card.isEmpty()) {
            return Refusal.validation(ErrorTexts.UNKNOWN_MODEL);
        }
        return card.get().lifeCycle().on(LocalDate.now(clock)) == ModelCard.State.RETIRED
                ? new Refusal(BedrockError.RESOURCE_NOT_FOUND, ErrorTexts.RETIRED_MODEL)
                : null;
    }

    /** What is known of a model; empty for an opaque ARN. */
    Optional<ModelCard> card(String modelId) {
        return ModelId.of(modelId).opaque() ? Optional.empty() : catalog.find(modelId);
    }
}
