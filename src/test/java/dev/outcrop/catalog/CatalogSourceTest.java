package dev.outcrop.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.outcrop.catalog.ModelCard.Ability;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Every row of the shipped catalogue against what it was made from. */
final class CatalogSourceTest {

    private static final Path SHARED = Path.of("..", "shared");

    /** Rows that Bedrock itself corrects, as the head of the catalogue says. */
    private static final Set<String> NO_TOOLS = Set.of("deepseek.r1-v1:0", "us.deepseek.r1-v1:0");

    private static final Set<String> NOT_ON_CONVERSE = Set.of("openai.gpt-5.4", "openai.gpt-5.5");

    /** The ids that the shortened names of the life-cycle table stand for. */
    private static final Map<String, List<String>> SHORTENED = Map.of(
            "ai21.jamba-1-5-large/mini-v1:0",
            List.of("ai21.jamba-1-5-large-v1:0", "ai21.jamba-1-5-mini-v1:0"),
            "amazon.nova-premier-v1:0, nova-sonic-v1:0",
            List.of("amazon.nova-premier-v1:0", "amazon.nova-sonic-v1:0"),
            "cohere.command-r-v1:0, command-r-plus-v1:0",
            List.of("cohere.command-r-v1:0", "cohere.command-r-plus-v1:0"),
            "anthropic.claude-3-sonnet-20240229-v1:0, 3-5-sonnet v1/v2, 3-7-sonnet (last Regions)",
            List.of(
                    "anthropic.claude-3-sonnet-20240229-v1:0",
                    "anthropic.claude-3-5-sonnet-20240620-v1:0",
                    "anthropic.claude-3-5-sonnet-20241022-v2:0",
                    "anthropic.claude-3-7-sonnet-20250219-v1:0"),
            "meta.llama3-1-405b, llama3-2-1b/3b/11b/90b",
            List.of(
                    "meta.llama3-1-405b-instruct-v1:0",
                    "meta.llama3-2-1b-instruct-v1:0",
                    "meta.llama3-2-3b-instruct-v1:0",
                    "meta.llama3-2-11b-instruct-v1:0",
                    "meta.llama3-2-90b-instruct-v1:0"));

    private final Catalog catalog = Catalog.shipped();

    @Test
    void windows_limits_prices_and_abilities_are_those_of_the_source() throws IOException {
        var rows = rows();

        var wrong = new ArrayList<String>();
        for (var row : rows) {
            var card = catalog.find(row.get("id")).orElseThrow();
            assertThat(card.id()).isEqualTo(row.get("id"));
            var expected = shown(
                    row.get("name"),
                    row.get("context"),
                    row.get("max_output"),
                    usd(row.get("in_usd_per_1M")),
                    usd(row.get("out_usd_per_1M")),
                    usd(row.get("cache_read")),
                    usd(row.get("cache_write")),
                    row.get("release"),
                    row.get("tools").equals("True") && !NO_TOOLS.contains(card.id()),
                    row.get("reasoning").equals("True"));
            if (!NOT_ON_CONVERSE.contains(card.id()) && !shown(card).equals(expected)) {
                wrong.add(expected + "\n" + shown(card));
            }
        }

        assertThat(rows).hasSizeGreaterThan(100);
        assertThat(wrong).isEmpty();
    }

    @Test
    void what_is_in_no_source_is_in_no_row() throws IOException {
        var known = new ArrayList<>(rows().stream().map(row -> row.get("id")).toList());
        lives().keySet().forEach(known::add);

        assertThat(catalog.all()).extracting(ModelCard::id).allMatch(known::contains);
    }

    @Test
    void lives_are_those_of_the_table_and_no_other_version_has_one() throws IOException {
        var lives = lives();

        var cards = catalog.all().stream()
                .filter(card -> card.lifeCycle().legacy() != null)
                .toList();

        assertThat(lives).hasSizeGreaterThan(15);
        assertThat(cards)
                .allSatisfy(card -> assertThat(card.lifeCycle().legacy() + " "
                                + card.lifeCycle().extendedAccess() + " "
                                + card.lifeCycle().endOfLife())
                        .as(card.id())
                        .isEqualTo(lives.get(Profiles.foundationOf(card.id()))));
        assertThat(cards).extracting(card -> Profiles.foundationOf(card.id())).containsAll(lives.keySet());
    }

    @Test
    void every_id_resolves_in_every_form_that_bedrock_gives_it() throws IOException {
        var ids = catalog.all().stream().map(ModelCard::id).collect(Collectors.toSet());
        for (var row : rows()) {
            var id = row.get("id");
            var foundation = Profiles.foundationOf(id);
            // A profile may be listed where its foundation model is not.
            var own = ids.contains(foundation) ? foundation : null;

            assertThat(found("arn:aws:bedrock:us-east-1:123456789012:inference-profile/" + id))
                    .isEqualTo(id);
            assertThat(found("arn:aws:bedrock:us-east-1::foundation-model/" + foundation))
                    .isEqualTo(own);
            assertThat(found("apac." + foundation))
                    .isEqualTo(ids.contains("apac." + foundation) ? "apac." + foundation : own);
        }
    }

    private @Nullable String found(String asked) {
        return catalog.find(asked).map(ModelCard::id).orElse(null);
    }

    private static String shown(ModelCard card) {
        return shown(
                card.name(),
                tokens(card.limits().window()),
                tokens(card.limits().maxOutput()),
                card.prices().input(),
                card.prices().output(),
                card.prices().cacheRead(),
                card.prices().cacheWrite(),
                Objects.toString(card.lifeCycle().released(), ""),
                card.abilities().contains(Ability.TOOLS),
                card.abilities().contains(Ability.REASONING));
    }

    private static String shown(@Nullable Object... facts) {
        return Arrays.toString(facts);
    }

    private static String tokens(int number) {
        return number == 0 ? "" : String.valueOf(number);
    }

    /** Without the noise of the binary fractions that a price went through. */
    private static @Nullable BigDecimal usd(String text) {
        return text.isEmpty()
                ? null
                : new BigDecimal(new BigDecimal(text)
                        .round(new MathContext(8))
                        .stripTrailingZeros()
                        .toPlainString());
    }

    private static List<Map<String, String>> rows() throws IOException {
        var lines = source("data/models.tsv");
        var columns = lines.get(0).split("\t", -1);
        return lines.stream()
                .skip(1)
                .map(line -> {
                    var cells = line.split("\t", -1);
                    var row = new LinkedHashMap<String, String>();
                    for (int i = 0; i < columns.length; i++) {
                        row.put(columns[i], cells[i]);
                    }
                    return (Map<String, String>) row;
                })
                .toList();
    }

    /** The dates of each foundation model of the table, divided by spaces. */
    private static Map<String, String> lives() throws IOException {
        var lives = new LinkedHashMap<String, String>();
        var lines = source("design/bedrock.md");
        var head =
                lines.stream().filter(line -> line.startsWith("| Life cycle")).findFirst();
        for (int i = lines.indexOf(head.orElseThrow()) + 2; lines.get(i).startsWith("|"); i++) {
            var cells = lines.get(i).split("\\|", -1);
            var name = cells[1].strip();
            var dates = date(cells[2]) + " " + date(cells[3]) + " " + date(cells[4]);
            SHORTENED.getOrDefault(name, List.of(name)).forEach(id -> lives.put(id, dates));
        }
        return lives;
    }

    private static @Nullable LocalDate date(String cell) {
        var text = cell.strip().replace(" (past)", "");
        return text.equals("-") ? null : LocalDate.parse(text);
    }

    private static List<String> source(String file) throws IOException {
        var path = SHARED.resolve(file);
        assumeTrue(Files.exists(path), () -> "the source is not beside the project: " + path);
        return Files.readAllLines(path);
    }
}
