package dev.outcrop.cli;

import dev.outcrop.Outcrop;
import dev.outcrop.catalog.ModelCard;
import dev.outcrop.error.OutcropException;
import dev.outcrop.model.Models;
import dev.outcrop.report.Figures;
import dev.outcrop.report.Json;
import dev.outcrop.report.Line;
import dev.outcrop.report.Tone;
import dev.outcrop.usage.ModelRef;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code outcrop model show}: all that is known of one model version. */
@Command(
        name = "show",
        description = "Show all that is known of a model version.",
        footer = {"", "Example:", "  outcrop model show smart"})
final class ModelShowCommand implements Callable<Integer> {

    private final Caller caller;

    @Parameters(paramLabel = "NAME", description = "A short name of outcrop.yaml, or any model id of the catalogue.")
    private String name = "";

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Mixin
    private ProjectOptions project = new ProjectOptions();

    ModelShowCommand(Caller caller) {
        this.caller = caller;
    }

    @Override
    public Integer call() {
        try (var outcrop = caller.open(project)) {
            var row = find(outcrop);
            if (json) {
                caller.terminal().print(Json.pretty(row.fields()));
            } else {
                show(row);
            }
            return 0;
        }
    }

    private ModelRow find(Outcrop outcrop) {
        var today = LocalDate.now(ZoneOffset.UTC);
        if (outcrop.config().models().containsKey(name)) {
            // Not the project's own models: whoever answers them need not be started to show one.
            try (var models = Models.of(outcrop.config(), outcrop.catalog())) {
                return ModelRow.of(models, name, today);
            }
        }
        var card = outcrop.catalog().find(name);
        if (card.isPresent()) {
            return new ModelRow(new ModelRef(name, name), card.get(), today);
        }
        throw OutcropException.input(
                "\"" + name + "\" is neither a short name of outcrop.yaml nor a known model id.",
                "Use one of " + outcrop.config().models().keySet() + ", or an id such as one of "
                        + outcrop.catalog().nearest(name, 3) + ".");
    }

    private void show(ModelRow row) {
        line("id", row.ref().id());
        var card = row.card();
        if (card == null) {
            caller.terminal()
                    .print(Line.of(
                            Tone.WARN, "The catalogue does not know it: window, prices and life cycle are unknown."));
            return;
        }
        line("name", card.name());
        line("provider", card.provider());
        line("window", tokens(card.limits().window()));
        line("max output", tokens(card.limits().maxOutput()));
        line("abilities", abilities(card));
        var prices = row.prices();
        line("input", ModelRow.price(prices.input()) + " per million tokens");
        line("output", ModelRow.price(prices.output()) + " per million tokens");
        line("cache", ModelRow.price(prices.cacheRead()) + " read, " + ModelRow.price(prices.cacheWrite()) + " write");
        var next = row.nextDate().isEmpty() ? "" : "  " + row.nextDate();
        caller.terminal().print(label("state").and(row.stateTone(), row.state()).and(Tone.DIM, next));
        line("source", source(card.source()));
    }

    private static String source(ModelCard.Source source) {
        return source.asOf() == null ? source.name() : source.name() + ", " + source.asOf();
    }

    private static String abilities(ModelCard card) {
        return card.abilities().stream()
                .sorted()
                .map(ability -> ability.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .collect(Collectors.joining(", "));
    }

    private static String tokens(int number) {
        return number == 0 ? "?" : Figures.count(number) + " tokens";
    }

    private void line(String label, String text) {
        caller.terminal().print(label(label).and(text));
    }

    private static Line label(String label) {
        return Line.of(Tone.DIM, String.format(Locale.ROOT, "%-12s", label));
    }
}
