package dev.outcrop.config;

import dev.outcrop.error.Fault;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Function;

/** Reads YAML 1.2 with positions; size (default 1 MiB) and depth (64) are capped before anything is parsed. */
public final class YamlFile {

    private YamlFile() {}

    /**
     * Reads a file.
     *
     * @param shownAs the file's name in faults, relative to the project where it can be
     * @return the root; on malformed YAML an empty mapping after the fault was reported
     */
    public static Node read(Path file, String shownAs, Consumer<Fault> faults) {
        throw new UnsupportedOperationException("config");
    }

    /**
     * Reads YAML that stands inside another file, such as front matter.
     *
     * @param firstLine the line of the file on which {@code text} begins, from 1
     */
    public static Node parse(String text, String shownAs, int firstLine, Consumer<Fault> faults) {
        throw new UnsupportedOperationException("config");
    }

    /** The same, with {@code ${NAME}} and {@code ${NAME:-default}} in scalars filled by {@code environment}. */
    public static Node read(
            Path file,
            String shownAs,
            Function<String, @org.jspecify.annotations.Nullable String> environment,
            Consumer<Fault> faults) {
        throw new UnsupportedOperationException("config");
    }
}
