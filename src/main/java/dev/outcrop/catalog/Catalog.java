package dev.outcrop.catalog;

import dev.outcrop.bedrock.ModelId;
import dev.outcrop.config.ModelConfig.Overrides;
import dev.outcrop.error.Nearest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** The known model versions, from a dated data file that ships with the product. Immutable; lookups are by hash. */
public final class Catalog {

    private final CatalogFile file;

    private Catalog(CatalogFile file) {
        this.file = file;
    }

    /** The catalogue of this release, read when it is first asked for. */
    public static Catalog shipped() {
        return Shipped.CATALOG;
    }

    /** The card of an id in any form; profile prefixes and ARNs resolve to their model, a profile's own row wins. */
    public Optional<ModelCard> find(String modelId) {
        var own = file.card(modelId);
        // Most ids end here, without the cost of loading the patterns of the full reader at start-up.
        var plain = own == null ? file.card(Profiles.foundationOf(modelId)) : own;
        if (plain != null) {
            return Optional.of(plain);
        }
        var id = ModelId.of(modelId);
        return id.foundation()
                .flatMap(foundation -> id.profilePrefix()
                        .map(prefix -> file.card(prefix + "." + foundation))
                        .or(() -> Optional.ofNullable(file.card(foundation))));
    }

    /**
     * The card of an id with what a project knows better laid over it.
     *
     * @return a card of its own for an id that the catalogue does not know but the project describes; else empty
     */
    public Optional<ModelCard> find(String modelId, Overrides overrides) {
        if (Overlay.isEmpty(overrides)) {
            return find(modelId);
        }
        var known = find(modelId);
        return Optional.of(Overlay.over(known.orElseGet(() -> ModelCard.unlisted(modelId)), overrides));
    }

    /** All cards, ordered by id. */
    public List<ModelCard> all() {
        return file.ids().stream()
                .map(id -> Objects.requireNonNull(file.card(id)))
                .toList();
    }

    /**
     * The known ids most like a wrong one, best first, at most {@code limit}.
     *
     * <p>Compared with and without provider and profile prefix. Versions that were retired when the data was gathered are
     * left out, and of one model's profiles only the most alike is named. Never empty for a positive limit.
     */
    public List<String> nearest(String modelId, int limit) {
        var best = new TreeMap<String, Likeness>();
        for (var card : all()) {
            if (!card.lifeCycle().endedBy(card.source())) {
                best.merge(Profiles.foundationOf(card.id()), Likeness.of(modelId, card.id()), Likeness::better);
            }
        }
        return best.values().stream().sorted().limit(limit).map(Likeness::id).toList();
    }

    /**
     * Inference profile ids that contain a foundation model, those usable from the region first.
     *
     * <p>First the profiles of the region's geography ({@code us-east-1}: {@code us}), then {@code global}, then the
     * others. Empty where none is known, which does not mean that Bedrock has none.
     */
    public List<String> profilesOf(String foundationModelId, String region) {
        var foundation = ModelId.of(foundationModelId).foundation().orElse(foundationModelId);
        var found = new ArrayList<String>();
        for (var prefix : Profiles.inOrderFor(region)) {
            var profile = prefix + "." + foundation;
            if (file.ids().contains(profile)) {
                found.add(profile);
            }
        }
        return List.copyOf(found);
    }

    /** The cards of the inference profiles that can be called from a region, in the order of the catalogue. */
    public List<ModelCard> profilesFrom(String region) {
        var prefixes = Profiles.from(region);
        return all().stream()
                .filter(card ->
                        Profiles.prefixOf(card.id()).filter(prefixes::contains).isPresent())
                .toList();
    }

    /** The cards of the foundation models, each once; one that only has profiles is described by the first of them. */
    public List<ModelCard> foundations() {
        var found = new LinkedHashMap<String, ModelCard>();
        for (var card : all()) {
            var foundation = Profiles.foundationOf(card.id());
            if (foundation.equals(card.id())) {
                found.put(foundation, card);
            } else {
                found.putIfAbsent(foundation, card);
            }
        }
        return List.copyOf(found.values());
    }

    private record Likeness(String id, int distance, int whole) implements Comparable<Likeness> {

        private static final Comparator<Likeness> BEST_FIRST = Comparator.comparingInt(Likeness::distance)
                .thenComparingInt(Likeness::whole)
                .thenComparing(Likeness::id);

        static Likeness of(String wrong, String id) {
            var whole = Nearest.distance(wrong, id);
            var foundation = Profiles.foundationOf(id);
            var bare = foundation.substring(foundation.indexOf('.') + 1);
            var least = Math.min(whole, Math.min(Nearest.distance(wrong, foundation), Nearest.distance(wrong, bare)));
            return new Likeness(id, least, whole);
        }

        Likeness better(Likeness other) {
            return compareTo(other) <= 0 ? this : other;
        }

        @Override
        public int compareTo(Likeness other) {
            return BEST_FIRST.compare(this, other);
        }
    }

    /** Loaded on first use, so that commands that need no card do not read the file. */
    private static final class Shipped {
        private static final Catalog CATALOG = new Catalog(CatalogFile.shipped());
    }
}
