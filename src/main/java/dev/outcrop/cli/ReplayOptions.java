package dev.outcrop.cli;

import dev.outcrop.recording.Delays;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How recorded answers are given, for the commands that get answers. */
final class ReplayOptions {

    @Option(
            names = "--replay-delays",
            paramLabel = "D",
            converter = Words.class,
            completionCandidates = Words.class,
            description =
                    "When recorded answers are given: ${COMPLETION-CANDIDATES} as they were recorded, or at once.")
    private Delays delays = Delays.NONE;

    Delays delays() {
        return delays;
    }

    /** Reads the delays by their word. */
    static final class Words implements ITypeConverter<Delays>, Iterable<String> {

        private static final List<String> ALL = Arrays.stream(Delays.values())
                .map(delays -> delays.name().toLowerCase(Locale.ROOT))
                .toList();

        @Override
        public Delays convert(String word) {
            var index = ALL.indexOf(word);
            if (index < 0) {
                throw new TypeConversionException("\"" + word + "\" is no delay. Use one of " + ALL + ".");
            }
            return Delays.values()[index];
        }

        @Override
        public Iterator<String> iterator() {
            return ALL.iterator();
        }
    }
}
