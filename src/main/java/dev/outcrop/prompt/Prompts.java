package dev.outcrop.prompt;

import dev.outcrop.config.Quoted;
import dev.outcrop.config.Shape;
import dev.outcrop.error.Fault;
import dev.outcrop.error.Nearest;
import dev.outcrop.error.OutcropException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * The template files of a project's {@code prompts/} folder, read when asked for and again when they changed.
 *
 * <p>Thread-safe. A file that became broken is reported once and its last good version stays in use. A change is noticed by
 * the time, size and identity of the file and of each of its partials; within two seconds of a change the files themselves
 * are compared, since a file system's clock may be that coarse.
 */
public final class Prompts {

    /** How many names a message lists. */
    private static final int LISTED = 20;

    private final PromptFolder folder;
    private final Consumer<Fault> broken;

    /** One entry a file that was good once. */
    private final Map<String, Kept> kept = new ConcurrentHashMap<>();

    private Prompts(PromptFolder folder, Consumer<Fault> broken) {
        this.folder = folder;
        this.broken = broken;
    }

    /**
     * The prompts of a project.
     *
     * @param projectDirectory the folder that holds {@code prompts/}; nothing is read yet
     * @param broken told when a file that was good before no longer is
     */
    public static Prompts in(Path projectDirectory, Consumer<Fault> broken) {
        return new Prompts(new PromptFolder(projectDirectory.resolve("prompts")), broken);
    }

    /** What the front matter of a template file may hold. */
    public static Shape shape() {
        return FrontMatter.SHAPE;
    }

    /**
     * A prompt by name ({@code explainer}) or name and variant ({@code explainer.terse}), as its file is now.
     *
     * @throws OutcropException of kind input: not found (with the nearest names), or all faults of the file where it was
     *     never good
     */
    public Prompt named(String name) {
        var known = kept.get(name);
        if (known != null && known.isFresh()) {
            return known.good();
        }
        if (known == null && !(PromptFolder.isPrompt(name) && Files.exists(folder.prompt(name)))) {
            throw unknown(name);
        }
        var news = new ArrayList<Fault>();
        var now = kept.compute(name, (key, before) -> before == null ? first(key) : next(key, before, news));
        news.forEach(broken);
        return now.good();
    }

    /** The names with variants of all template files, sorted: {@code explainer}, {@code explainer.terse}. */
    public List<String> names() {
        return folder.prompts();
    }

    /** The names of all partials, sorted, as templates write them: {@code house-style}. */
    public List<String> partials() {
        return folder.partials();
    }

    private Kept first(String name) {
        var now = System.currentTimeMillis();
        var reading = PromptReading.of(folder, name);
        var good = reading.prompt().orElseThrow(() -> OutcropException.faults(reading.faults()));
        return new Kept(good, reading, now);
    }

    private Kept next(String name, Kept before, List<Fault> news) {
        if (before.isFresh()) {
            return before;
        }
        var now = System.currentTimeMillis();
        var reading = PromptReading.of(folder, name);
        if (!reading.faults().equals(before.reading().faults())) {
            news.addAll(reading.faults());
        }
        return new Kept(reading.prompt().orElse(before.good()), reading, now);
    }

    private OutcropException unknown(String name) {
        if (!PromptFolder.isPrompt(name)) {
            return OutcropException.input(
                    Quoted.of(name) + " is not the name of a prompt.",
                    "Write a name of letters, digits, - and _, such as explainer, or explainer.terse for a variant.");
        }
        var names = names();
        var remedy = names.size() <= LISTED
                ? Nearest.remedy(name, names)
                : Nearest.remedy(name, Nearest.to(name, names, LISTED));
        return OutcropException.input(
                "There is no prompt " + Quoted.of(name) + ".",
                remedy.isEmpty() ? "Write " + PromptFolder.shownPrompt(name) + "." : remedy);
    }

    /**
     * The version in use.
     *
     * @param reading the latest look at the files, which may have found them broken
     */
    private record Kept(PromptFile good, PromptReading reading, long readAtMillis) {

        boolean isFresh() {
            for (var stamp : reading.stamps()) {
                if (!stamp.isSettled(readAtMillis) || !stamp.isCurrent()) {
                    return false;
                }
            }
            return true;
        }
    }
}
