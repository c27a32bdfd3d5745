package dev.outcrop.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

final class CatalogFileTest {

    private static final String COLUMNS =
            "id\tname\twindow\tmax-output\tabilities\tinput\toutput\tcache-read\tcache-write\treleased\tlegacy"
                    + "\textended-access\tend-of-life\tsource\tas-of\n";

    @Test
    void every_shipped_row_names_its_source_and_its_day() {
        assertThat(Catalog.shipped().all()).hasSizeGreaterThan(100).allSatisfy(card -> {
            assertThat(card.name()).isNotBlank();
            assertThat(card.source().name()).isIn("models.dev", "Bedrock user guide, model lifecycle");
            assertThat(card.source().asOf()).isNotNull();
        });
    }

    @Test
    void every_shipped_price_is_above_zero_and_reading_the_cache_costs_less_than_not_having_one() {
        assertThat(Catalog.shipped().all()).allSatisfy(card -> {
            var prices = card.prices();
            assertThat(prices.input())
                    .satisfiesAnyOf(
                            p -> assertThat(p).isNull(), p -> assertThat(p).isPositive());
            assertThat(prices.output() == null).isEqualTo(prices.input() == null);
            if (prices.cacheRead() != null) {
                assertThat(prices.cacheRead()).isLessThan(prices.input());
            }
        });
    }

    @Test
    void a_life_runs_forward() {
        assertThat(Catalog.shipped().all()).allSatisfy(card -> {
            var life = card.lifeCycle();
            if (life.endOfLife() != null) {
                assertThat(life.endOfLife()).isAfter(life.legacy());
            }
        });
    }

    @Test
    void the_licence_of_the_data_travels_with_it() throws Exception {
        try (var file = CatalogFile.class.getResourceAsStream("models.tsv")) {
            assertThat(new String(file.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
                    .contains("https://github.com/anomalyco/models.dev", "Copyright (c) 2025 spin.dev", "MIT License");
        }
    }

    @Test
    void comments_and_empty_columns_are_understood() {
        var file = CatalogFile.of(
                "# a comment\n\n" + COLUMNS + "us.acme.one\tOne\t\t\t\t0.5\t\t\t\t\t\t\t\tacme\t2026-01-02");

        assertThat(file.ids()).containsExactly("us.acme.one");
        assertThat(file.card("us.acme.one")).satisfies(card -> {
            assertThat(card.provider()).isEqualTo("acme");
            assertThat(card.abilities()).isEmpty();
            assertThat(card.prices()).isEqualTo(new Prices(new BigDecimal("0.5"), null, null, null));
            assertThat(card.lifeCycle()).isEqualTo(new ModelCard.LifeCycle(null, null, null, null));
        });
    }

    @Test
    void a_row_with_a_missing_column_is_refused_by_name() {
        assertThatThrownBy(() -> CatalogFile.of(COLUMNS + "acme.one\tOne\n").card("acme.one"))
                .hasMessage("models.tsv: 2 columns instead of 15: acme.one");
    }
}
