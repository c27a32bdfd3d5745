package dev.outcrop.prompt;

import dev.outcrop.config.Quoted;
import dev.outcrop.error.Fault;
import dev.outcrop.error.Nearest;
import dev.outcrop.error.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Puts partials in where they are named, as Mustache does: one that stands alone on its line is indented like its tag.
 *
 * <p>At most 8 deep, 1,000 partials and 1 MB of text a prompt. Used once.
 */
final class Expansion {

    private static final int MAX_DEPTH = 8;
    private static final int MAX_PARTIALS = 1_000;
    private static final int MAX_LENGTH = 1 << 20;

    private final PromptFolder folder;
    private final Consumer<Fault> faults;
    private final Map<String, Optional<SourceFile>> read = new HashMap<>();
    private final List<Stamp> stamps = new ArrayList<>();
    private int count;
    private boolean tooLarge;

    Expansion(PromptFolder folder, Consumer<Fault> faults) {
        this.folder = folder;
        this.faults = faults;
    }

    /** The partials that were looked for, found or not. */
    List<Stamp> stamps() {
        return List.copyOf(stamps);
    }

    Traced expand(Traced text) {
        return expand(text, List.of());
    }

    /**
     * Puts the partials of one file in.
     *
     * @param chain the partials that led here, outermost first
     */
    private Traced expand(Traced text, List<String> chain) {
        var tags = Tags.in(text, faults);
        if (!chain.isEmpty()) {
            Nesting.check(text, tags, faults);
        }
        var built = new Traced.Builder();
        var from = 0;
        for (var tag : tags) {
            if (tag.kind() == Tag.Kind.PARTIAL && !tooLarge) {
                var partial = partial(tag.name(), text.at(tag.start()), chain);
                if (partial.isPresent()) {
                    from = putIn(partial.get(), text, tag, from, built);
                    checkSize(built, text.at(tag.start()));
                }
            }
        }
        return built.append(text.slice(from, text.length())).build();
    }

    /** Gives the offset after what the partial takes the place of. */
    private static int putIn(Traced partial, Traced text, Tag tag, int from, Traced.Builder built) {
        var all = text.text();
        var lineStart = all.lastIndexOf('\n', tag.start() - 1) + 1;
        var newline = all.indexOf('\n', tag.end());
        var lineEnd = newline < 0 ? all.length() : newline;
        var before = all.substring(lineStart, tag.start());
        if (!before.isBlank() || !all.substring(tag.end(), lineEnd).isBlank()) {
            built.append(text.slice(from, tag.start())).append(partial);
            return tag.end();
        }
        built.append(text.slice(from, lineStart)).append(indented(partial, before));
        return partial.length() == 0 && newline >= 0 ? lineEnd + 1 : lineEnd;
    }

    private static Traced indented(Traced partial, String indent) {
        if (indent.isEmpty()) {
            return partial;
        }
        var built = new Traced.Builder();
        var all = partial.text();
        for (var start = 0; start < all.length(); ) {
            var newline = all.indexOf('\n', start);
            var end = newline < 0 ? all.length() : newline + 1;
            if (!all.substring(start, end).isBlank()) {
                built.append(Traced.of(indent, partial.lineAt(start)));
            }
            built.append(partial.slice(start, end));
            start = end;
        }
        return built.build();
    }

    private Optional<Traced> partial(String name, Place at, List<String> chain) {
        if (!isAllowed(name, at, chain)) {
            return Optional.empty();
        }
        var source = read.computeIfAbsent(name, key -> read(key, at));
        var inner = new ArrayList<>(chain);
        inner.add(name);
        return source.map(file ->
                expand(Traced.of(file.text().stripTrailing(), new Place(file.shownAs(), 1, 1)), List.copyOf(inner)));
    }

    private boolean isAllowed(String name, Place at, List<String> chain) {
        if (!PromptFolder.isPartial(name)) {
            faults.accept(
                    new Fault(
                            at,
                            Quoted.of(name) + " is not the name of a partial.",
                            "Put the file into prompts/partials/ and write its name without its ending, such as {{> house-style}}."));
        } else if (chain.contains(name)) {
            faults.accept(new Fault(
                    at,
                    "{{> " + name + "}} leads back to itself: " + String.join(" > ", chain) + " > " + name + ".",
                    "Take one of these partials out."));
        } else if (chain.size() == MAX_DEPTH) {
            faults.accept(new Fault(
                    at,
                    "{{> " + name + "}} lies more than " + MAX_DEPTH + " partials deep: " + String.join(" > ", chain)
                            + " > " + name + ".",
                    "Write its text in place of the tag."));
        } else {
            return true;
        }
        return false;
    }

    private Optional<SourceFile> read(String name, Place at) {
        var file = folder.partial(name);
        var stamp = Stamp.of(file);
        stamps.add(stamp);
        if (stamp.modified() != null) {
            return SourceFile.read(file, folder.path(), PromptFolder.shownPartial(name), faults);
        }
        var known = folder.partials();
        faults.accept(new Fault(
                at,
                "There is no partial " + Quoted.of(name) + ".",
                known.isEmpty()
                        ? "Write " + PromptFolder.shownPartial(name) + ", or take the tag out."
                        : Nearest.remedy(name, known)));
        return Optional.empty();
    }

    private void checkSize(Traced.Builder built, Place at) {
        count++;
        if (!tooLarge && (count > MAX_PARTIALS || built.length() > MAX_LENGTH)) {
            tooLarge = true;
            faults.accept(new Fault(
                    at,
                    "With its partials the prompt grows beyond " + MAX_PARTIALS + " partials or 1 MB of text.",
                    "Take out partials that name others many times."));
        }
    }
}
