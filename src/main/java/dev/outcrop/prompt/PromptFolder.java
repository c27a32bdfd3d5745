package dev.outcrop.prompt;

import dev.outcrop.error.ErrorKind;
import dev.outcrop.error.OutcropException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * The folder {@code prompts/} of a project and what its files are called.
 *
 * <p>A name is made of letters, digits, {@code -} and {@code _}. It may stand in folders ({@code support/refund}); a prompt
 * may have one variant behind a dot ({@code explainer.terse}).
 */
record PromptFolder(Path path) {

    private static final String ENDING = ".md";
    private static final String PARTIALS = "partials";
    private static final String WORDS = "[A-Za-z0-9_-]+(?:/[A-Za-z0-9_-]+)*";
    private static final Pattern PARTIAL = Pattern.compile(WORDS);
    private static final Pattern PROMPT = Pattern.compile("(?!partials/)" + WORDS + "(?:\\.[A-Za-z0-9_-]+)?");

    /** How deep folders are looked through, and how many files at most. */
    private static final int MAX_DEPTH = 8;

    private static final int MAX_FILES = 10_000;

    static boolean isPrompt(String name) {
        return PROMPT.matcher(name).matches();
    }

    static boolean isPartial(String name) {
        return PARTIAL.matcher(name).matches();
    }

    Path prompt(String name) {
        return path.resolve(name + ENDING);
    }

    Path partial(String name) {
        return path.resolve(PARTIALS).resolve(name + ENDING);
    }

    static String shownPrompt(String name) {
        return "prompts/" + name + ENDING;
    }

    static String shownPartial(String name) {
        return "prompts/partials/" + name + ENDING;
    }

    /** Files whose names are no prompt's are passed over: notes may lie beside prompts. */
    List<String> prompts() {
        return namesIn(path).stream().filter(PromptFolder::isPrompt).toList();
    }

    List<String> partials() {
        return namesIn(path.resolve(PARTIALS)).stream()
                .filter(PromptFolder::isPartial)
                .toList();
    }

    private static List<String> namesIn(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.walk(folder, MAX_DEPTH)) {
            return files.limit(MAX_FILES)
                    .filter(file -> file.getFileName().toString().endsWith(ENDING))
                    .map(file -> nameOf(folder.relativize(file)))
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw new OutcropException(
                    ErrorKind.MACHINE,
                    "The folder \"" + folder + "\" could not be read: " + e.getMessage(),
                    "Allow this user to read it.",
                    e);
        }
    }

    private static String nameOf(Path file) {
        var path = String.join(
                "/",
                StreamSupport.stream(file.spliterator(), false)
                        .map(Path::toString)
                        .toList());
        return path.substring(0, path.length() - ENDING.length());
    }
}
