package dev.outcrop.cli;

import dev.outcrop.config.Backend;
import dev.outcrop.error.Nearest;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a backend by its word of outcrop.yaml. */
final class BackendWord implements ITypeConverter<Backend>, Iterable<String> {

    private static final List<String> WORDS =
            Arrays.stream(Backend.values()).map(Backend::word).toList();

    @Override
    public Backend convert(String word) {
        return Arrays.stream(Backend.values())
                .filter(backend -> backend.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException(
                        "\"" + word + "\" is not a backend. " + Nearest.remedy(word, WORDS)));
    }

    @Override
    public Iterator<String> iterator() {
        return WORDS.iterator();
    }
}
