package dev.outcrop.catalog;

import dev.outcrop.catalog.ModelCard.Ability;
import dev.outcrop.catalog.ModelCard.LifeCycle;
import dev.outcrop.catalog.ModelCard.Limits;
import dev.outcrop.catalog.ModelCard.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * {@code models.tsv}: comment lines, one line of column names, one row a model version.
 *
 * <p>A row is read when it is first asked for: start-up needs one or two of them. Plain loops for the same reason, since the
 * first stream of a program costs more than this whole file.
 */
final class CatalogFile {

    private final List<String> columns;
    private final Map<String, String> rows;

    /** Holds at most one card a row. */
    private final Map<String, ModelCard> cards = new ConcurrentHashMap<>();

    private CatalogFile(List<String> columns, Map<String, String> rows) {
        this.columns = columns;
        this.rows = rows;
    }

    static CatalogFile shipped() {
        try (var file = CatalogFile.class.getResourceAsStream("models.tsv")) {
            if (file == null) {
                throw new IllegalStateException("models.tsv is missing from this build");
            }
            return of(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static CatalogFile of(String text) {
        var rows = new LinkedHashMap<String, String>();
        List<String> columns = List.of();
        var end = 0;
        for (var from = 0; from < text.length(); from = end + 1) {
            var newline = text.indexOf('\n', from);
            end = newline < 0 ? text.length() : newline;
            if (end == from || text.charAt(from) == '#') {
                continue;
            }
            var line = text.substring(from, end);
            if (columns.isEmpty()) {
                columns = cells(line);
            } else {
                rows.put(line.substring(0, line.indexOf('\t')), line);
            }
        }
        return new CatalogFile(columns, rows);
    }

    /** The ids in the order of the file. */
    Set<String> ids() {
        return Collections.unmodifiableSet(rows.keySet());
    }

    @Nullable
    ModelCard card(String id) {
        var known = cards.get(id);
        var row = rows.get(id);
        if (known != null || row == null) {
            return known;
        }
        var card = new Row(columns, cells(row)).card();
        cards.put(id, card);
        return card;
    }

    private static List<String> cells(String line) {
        return List.of(line.split("\t", -1));
    }

    private record Row(List<String> columns, List<String> cells) {

        private Row {
            if (cells.size() != columns.size()) {
                throw new IllegalStateException(
                        "models.tsv: " + cells.size() + " columns instead of " + columns.size() + ": " + cells.get(0));
            }
        }

        ModelCard card() {
            var foundation = Profiles.foundationOf(cell("id"));
            return new ModelCard(
                    cell("id"),
                    cell("name"),
                    foundation.substring(0, foundation.indexOf('.')),
                    new Limits(tokens("window"), tokens("max-output")),
                    abilities(),
                    new Prices(price("input"), price("output"), price("cache-read"), price("cache-write")),
                    new LifeCycle(date("released"), date("legacy"), date("extended-access"), date("end-of-life")),
                    new Source(cell("source"), date("as-of")));
        }

        private Set<Ability> abilities() {
            var abilities = EnumSet.noneOf(Ability.class);
            for (var word : cell("abilities").split(" ", -1)) {
                if (!word.isEmpty()) {
                    abilities.add(Ability.of(word));
                }
            }
            return abilities;
        }

        private int tokens(String column) {
            return cell(column).isEmpty() ? 0 : Integer.parseInt(cell(column));
        }

        private @Nullable BigDecimal price(String column) {
            return cell(column).isEmpty() ? null : new BigDecimal(cell(column));
        }

        /** By hand: java.time's formatter costs more to load than the whole file to read. */
        private @Nullable LocalDate date(String column) {
            var text = cell(column);
            return text.isEmpty()
                    ? null
                    : LocalDate.of(
                            Integer.parseInt(text.substring(0, 4)),
                            Integer.parseInt(text.substring(5, 7)),
                            Integer.parseInt(text.substring(8)));
        }

        private String cell(String column) {
            return cells.get(columns.indexOf(column));
        }
    }
}
