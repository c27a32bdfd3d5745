package dev.outcrop.conversation;

import dev.outcrop.error.Fault;
import dev.outcrop.error.OutcropException;
import dev.outcrop.error.Place;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** A file of rows, each of which makes a conversation. It is read through row by row and never held in memory. */
record DataFile(Path file, String shownAs) {

    /** How a data file may be written, by the ending of its name. */
    private record Form(String ending, Function<RowText, Rows> reader) {}

    private static final List<Form> FORMS = List.of(new Form(".jsonl", JsonlRows::new), new Form(".csv", CsvRows::new));

    /** Faults of one file that are reported: one that is wrong throughout says so in its first rows. */
    private static final int MAX_FAULTS = 20;

    /** Whether a name has an ending that says how to read the file. */
    static boolean isNamed(String name) {
        return FORMS.stream().anyMatch(form -> name.endsWith(form.ending()));
    }

    /** The endings that data files may have, for remedies. */
    static String endings() {
        return FORMS.stream().map(Form::ending).toList().toString();
    }

    Rows open() {
        var form =
                FORMS.stream().filter(each -> shownAs.endsWith(each.ending())).findFirst();
        return form.orElseThrow().reader().apply(RowText.open(file, shownAs));
    }

    /**
     * Reads the file through once, so that bad rows are known before the first call costs anything.
     *
     * @param question asked of each good row; refuses it by an exception with faults
     * @return how many good rows there are
     */
    int check(Consumer<Row> question, Consumer<Fault> faults) {
        var good = 0;
        var bad = 0;
        try (var rows = open()) {
            for (var more = true; more && bad < MAX_FAULTS; ) {
                try {
                    var row = rows.next();
                    more = row != null;
                    if (row != null) {
                        question.accept(row);
                        good++;
                    }
                } catch (OutcropException refused) {
                    if (refused.faults().isEmpty()) {
                        throw refused;
                    }
                    bad++;
                    refused.faults().forEach(faults);
                }
            }
        }
        if (good + bad == 0) {
            faults.accept(new Fault(Place.of(shownAs), "The file has no rows.", "Write at least one."));
        }
        return good;
    }
}
