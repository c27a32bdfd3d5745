package dev.outcrop.cli;

import dev.outcrop.recording.Delays;
import java.util.Iterator;
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
            description = "When recorded answers are given: ${COMPLETION-CANDIDATES} (as they were recorded).")
    private Delays delays = Delays.NONE;

    Delays delays() {
        return delays;
    }

    /** Reads the delays by their word. */
    static final class Words implements ITypeConverter<Delays>, Iterable<String> {

        @Override
        public Delays convert(String word) {
            if (!Delays.words().contains(word)) {
                throw new TypeConversionException("\"" + word + "\" is no delay. Use one of " + Delays.words() + ".");
            }
            return Delays.of(word);
        }

        @Override
        public Iterator<String> iterator() {
            return Delays.words().iterator();
        }
    }
}
