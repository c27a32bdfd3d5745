package dev.outcrop.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outcrop.catalog.ModelCard.Ability;
import dev.outcrop.catalog.ModelCard.LifeCycle;
import dev.outcrop.catalog.ModelCard.Limits;
import dev.outcrop.catalog.ModelCard.Source;
import dev.outcrop.catalog.ModelCard.State;
import dev.outcrop.config.ModelConfig.Overrides;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CatalogTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    private static final Overrides NOTHING = new Overrides(null, null, null, null, null, null);

    private final Catalog catalog = Catalog.shipped();

    @Test
    void a_card_holds_the_whole_row() {
        var card = catalog.find("anthropic.claude-opus-4-1-20250805-v1:0");

        assertThat(card)
                .contains(new ModelCard(
                        "anthropic.claude-opus-4-1-20250805-v1:0",
                        "Claude Opus 4.1",
                        "anthropic",
                        new Limits(200_000, 32_000),
                        Set.of(
                                Ability.STREAMING,
                                Ability.TOOLS,
                                Ability.STREAMING_TOOLS,
                                Ability.REASONING,
                                Ability.REASONING_BUDGET,
                                Ability.IMAGES),
                        new Prices(usd("15"), usd("75"), usd("1.5"), usd("18.75")),
                        new LifeCycle(
                                LocalDate.of(2025, 8, 5),
                                LocalDate.of(2026, 7, 8),
                                LocalDate.of(2026, 10, 8),
                                LocalDate.of(2027, 1, 8)),
                        new Source("models.dev", LocalDate.of(2026, 7, 2))));
    }

    @ParameterizedTest
    @CsvSource({
        "us.amazon.nova-lite-v1:0, amazon.nova-lite-v1:0",
        "apac.amazon.nova-lite-v1:0, amazon.nova-lite-v1:0",
        "us-gov.anthropic.claude-sonnet-4-5-20250929-v1:0, anthropic.claude-sonnet-4-5-20250929-v1:0",
        "arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-lite-v1:0, amazon.nova-lite-v1:0",
        "arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.amazon.nova-lite-v1:0, amazon.nova-lite-v1:0",
        "amazon.nova-lite-v1:0:24k, amazon.nova-lite-v1:0",
        "anthropic.claude-3-sonnet-20240229-v1:0:200k, anthropic.claude-3-sonnet-20240229-v1:0",
        "zai.glm-5, zai.glm-5",
        "global.zai.glm-5, zai.glm-5",
    })
    void an_id_in_any_form_resolves_to_its_model(String asked, String found) {
        assertThat(catalog.find(asked)).map(ModelCard::id).contains(found);
    }

    @ParameterizedTest
    @CsvSource({
        "eu.anthropic.claude-sonnet-4-6, 3.3",
        "arn:aws:bedrock:eu-west-1:123456789012:inference-profile/eu.anthropic.claude-sonnet-4-6, 3.3",
        "global.anthropic.claude-sonnet-4-6, 3",
        "anthropic.claude-sonnet-4-6, 3",
    })
    void the_own_row_of_a_profile_wins(String asked, String inputPrice) {
        assertThat(catalog.find(asked).orElseThrow().prices().input()).isEqualTo(usd(inputPrice));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "foo",
                "acme.unknown-v1:0",
                "us.acme.unknown-v1:0",
                "arn:aws:bedrock:us-east-1:123456789012:imported-model/abc",
                "arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abcdefghijkl",
            })
    void what_is_not_known_is_not_found(String asked) {
        assertThat(catalog.find(asked)).isEmpty();
    }

    @Test
    void a_price_that_is_not_known_is_not_zero() {
        var prices = catalog.find("amazon.nova-lite-v1:0").orElseThrow().prices();

        assertThat(prices).isEqualTo(new Prices(usd("0.06"), usd("0.24"), usd("0.015"), null));
        assertThat(catalog.find("cohere.command-r-v1:0").orElseThrow().prices()).isEqualTo(Prices.UNKNOWN);
    }

    @Test
    void a_retired_version_is_known_as_retired_with_its_profiles() {
        assertThat(stateOf("anthropic.claude-3-sonnet-20240229-v1:0")).isEqualTo(State.RETIRED);
        assertThat(stateOf("us.anthropic.claude-3-sonnet-20240229-v1:0")).isEqualTo(State.RETIRED);
        assertThat(stateOf("anthropic.claude-sonnet-4-20250514-v1:0")).isEqualTo(State.RETIRED);
        assertThat(stateOf("eu.anthropic.claude-sonnet-4-5-20250929-v1:0")).isEqualTo(State.LEGACY);
        assertThat(stateOf("ai21.jamba-1-5-mini-v1:0")).isEqualTo(State.LEGACY);
        assertThat(stateOf("anthropic.claude-sonnet-4-6")).isEqualTo(State.ACTIVE);
    }

    @Test
    void models_that_refuse_tools_or_tools_in_a_stream_are_known() {
        assertThat(abilitiesOf("deepseek.r1-v1:0")).containsOnly(Ability.STREAMING, Ability.REASONING);
        assertThat(abilitiesOf("us.meta.llama3-3-70b-instruct-v1:0")).containsOnly(Ability.STREAMING, Ability.TOOLS);
        assertThat(abilitiesOf("us.meta.llama4-scout-17b-instruct-v1:0"))
                .containsOnly(Ability.STREAMING, Ability.TOOLS, Ability.IMAGES);
        assertThat(abilitiesOf("google.gemma-3-12b-it"))
                .containsOnly(Ability.STREAMING, Ability.IMAGES, Ability.JSON_SCHEMA);
    }

    @Test
    void what_is_known_of_a_listed_model_is_held_against_it_and_of_others_nothing() {
        assertThat(card("amazon.nova-micro-v1:0").lacks(Ability.IMAGES)).isTrue();
        assertThat(card("amazon.nova-lite-v1:0").lacks(Ability.IMAGES)).isFalse();
        assertThat(ModelCard.unlisted("my.model").lacks(Ability.IMAGES)).isFalse();
    }

    private ModelCard card(String id) {
        return catalog.find(id).orElseThrow();
    }

    @Test
    void a_misspelt_id_is_near_the_one_that_was_meant() {
        assertThat(catalog.nearest("us.anthropic.claude-sonet-4-6", 1))
                .containsExactly("us.anthropic.claude-sonnet-4-6");
        assertThat(catalog.nearest("amazon.nova-light-v1:0", 1)).containsExactly("amazon.nova-lite-v1:0");
        assertThat(catalog.nearest("claude-sonnet-4-6", 1)).containsExactly("anthropic.claude-sonnet-4-6");
    }

    @Test
    void near_ids_are_of_different_models_and_none_is_retired() {
        var near = catalog.nearest("anthropic.claude-3-5-sonnet-20241022-v1:0", 3);

        assertThat(near)
                .containsExactly(
                        "anthropic.claude-sonnet-4-5-20250929-v1:0",
                        "anthropic.claude-haiku-4-5-20251001-v1:0",
                        "anthropic.claude-opus-4-5-20251101-v1:0");
    }

    @Test
    void some_known_ids_are_named_however_wrong_the_id_is() {
        assertThat(catalog.nearest("", 2)).hasSize(2);
        assertThat(catalog.nearest("x".repeat(100_000), 2)).hasSize(2);
    }

    @Test
    void profiles_usable_from_the_region_come_first() {
        var sonnet = "anthropic.claude-sonnet-4-6";

        assertThat(catalog.profilesOf(sonnet, "us-east-1"))
                .containsExactly("us." + sonnet, "global." + sonnet, "eu." + sonnet, "au." + sonnet, "jp." + sonnet);
        assertThat(catalog.profilesOf(sonnet, "eu-west-3")).startsWith("eu." + sonnet, "global." + sonnet);
        assertThat(catalog.profilesOf(sonnet, "ap-northeast-1")).startsWith("jp." + sonnet, "global." + sonnet);
        assertThat(catalog.profilesOf(sonnet, "ap-southeast-2")).startsWith("au." + sonnet, "global." + sonnet);
        assertThat(catalog.profilesOf(sonnet, "ap-south-1")).startsWith("global." + sonnet);
        assertThat(catalog.profilesOf(sonnet, "sa-east-1")).startsWith("global." + sonnet);
        assertThat(catalog.profilesOf("anthropic.claude-fable-5", "us-west-2"))
                .containsExactly(
                        "us.anthropic.claude-fable-5",
                        "global.anthropic.claude-fable-5",
                        "eu.anthropic.claude-fable-5");
        assertThat(catalog.profilesOf("zai.glm-5", "us-east-1")).isEmpty();
    }

    @Test
    void what_the_project_knows_better_is_laid_over_a_card() {
        var overrides = new Overrides(1000, null, usd("1"), null, null, usd("2"));

        var card = catalog.find("us.amazon.nova-lite-v1:0", overrides).orElseThrow();

        assertThat(card.limits()).isEqualTo(new Limits(1000, 8192));
        assertThat(card.prices()).isEqualTo(new Prices(usd("1"), usd("0.24"), usd("0.015"), usd("2")));
        assertThat(card.source()).isEqualTo(new Source("outcrop.yaml over models.dev", LocalDate.of(2026, 7, 2)));
        assertThat(card.name()).isEqualTo("Nova Lite");
    }

    @Test
    void a_model_that_only_the_project_knows_has_a_card_of_its_own() {
        var arn = "arn:aws:bedrock:us-east-1:123456789012:imported-model/abc";
        var overrides = new Overrides(null, null, usd("0"), usd("0"), null, null);

        var card = catalog.find(arn, overrides);

        assertThat(card)
                .contains(new ModelCard(
                        arn,
                        arn,
                        "unknown",
                        new Limits(0, 0),
                        Set.of(Ability.STREAMING, Ability.TOOLS, Ability.STREAMING_TOOLS),
                        new Prices(usd("0"), usd("0"), null, null),
                        new LifeCycle(null, null, null, null),
                        new Source("outcrop.yaml", null)));
    }

    @Test
    void a_project_that_knows_nothing_better_changes_nothing() {
        assertThat(catalog.find("zai.glm-5", NOTHING)).isEqualTo(catalog.find("zai.glm-5"));
        assertThat(catalog.find("acme.unknown", NOTHING)).isEqualTo(Optional.empty());
    }

    @Test
    void cards_are_ordered_by_id() {
        var ids = catalog.all().stream().map(ModelCard::id).toList();

        assertThat(ids).isSorted().doesNotHaveDuplicates().contains("us.anthropic.claude-fable-5", "xai.grok-4.3");
    }

    private State stateOf(String id) {
        return catalog.find(id).orElseThrow().lifeCycle().on(TODAY);
    }

    private Set<Ability> abilitiesOf(String id) {
        return catalog.find(id).orElseThrow().abilities();
    }

    private static BigDecimal usd(String amount) {
        return new BigDecimal(amount);
    }
}
