package dev.outcrop.prompt;

import dev.outcrop.config.FaultLimit;
import dev.outcrop.error.Fault;
import dev.outcrop.error.Place;
import dev.outcrop.prompt.PromptFile.Message;
import dev.outcrop.prompt.PromptFile.Source;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One look at a template file and its partials.
 *
 * @param prompt empty where there are faults
 * @param stamps of every file that was looked at, found or not
 */
record PromptReading(Optional<PromptFile> prompt, List<Fault> faults, List<Stamp> stamps) {

    static PromptReading of(PromptFolder folder, String name) {
        return new Reader(folder, name).read();
    }

    private static final class Reader {

        private final PromptFolder folder;
        private final String name;
        private final String shownAs;
        private final List<Fault> found = new ArrayList<>();
        private final FaultLimit faults = new FaultLimit(found::add);

        Reader(PromptFolder folder, String name) {
            this.folder = folder;
            this.name = name;
            this.shownAs = PromptFolder.shownPrompt(name);
        }

        PromptReading read() {
            var stamps = new ArrayList<Stamp>();
            stamps.add(Stamp.of(folder.prompt(name)));
            var expansion = new Expansion(folder, faults);
            var prompt = SourceFile.read(folder.prompt(name), folder.path(), shownAs, faults)
                    .flatMap(file ->
                            FrontMatter.extentIn(file, faults).flatMap(extent -> read(file, extent, expansion)));
            stamps.addAll(expansion.stamps());
            return new PromptReading(
                    found.isEmpty() ? prompt : Optional.empty(), List.copyOf(found), List.copyOf(stamps));
        }

        private Optional<PromptFile> read(SourceFile file, FrontMatter.Extent extent, Expansion expansion) {
            var matter = FrontMatter.read(file, extent, faults);
            var faultsBefore = found.size();
            var own = Traced.of(file.text().substring(extent.length()), new Place(shownAs, extent.lines() + 1, 1));
            var body = expansion.expand(own);
            if (found.size() > faultsBefore) {
                return Optional.empty();
            }
            var sections = Sections.in(body, shownAs, faults);
            var inputs = inputs(matter, sections);
            if (!found.isEmpty()) {
                return Optional.empty();
            }
            var source = new Source(file.text(), file.text().substring(0, extent.length()) + body.text());
            var messages = sections.stream()
                    .map(section -> new Message(section.role(), Filling.of(section.text())))
                    .toList();
            return Optional.of(new PromptFile(id(source), matter, source, inputs, messages));
        }

        private Inputs inputs(FrontMatter matter, List<Section> sections) {
            Map<String, Place> used = new LinkedHashMap<>();
            Set<String> possible = new HashSet<>();
            var plain = matter.inputs().stream()
                    .filter(DeclaredInput::isPlain)
                    .map(DeclaredInput::name)
                    .collect(Collectors.toSet());
            for (var section : sections) {
                var tags = Tags.in(section.text(), faults);
                Nesting.check(section.text(), tags, faults);
                var uses = Uses.of(tags, plain::contains);
                uses.sure()
                        .forEach((input, offset) ->
                                used.putIfAbsent(input, section.text().lineAt(offset)));
                possible.addAll(uses.possible().keySet());
            }
            if (matter.declares()) {
                return declared(matter, used, possible);
            }
            var implied = used.entrySet().stream()
                    .map(use -> DeclaredInput.implied(use.getKey(), use.getValue()))
                    .toList();
            return new Inputs(implied, possible);
        }

        private Inputs declared(FrontMatter matter, Map<String, Place> used, Set<String> possible) {
            var names = matter.inputs().stream().map(DeclaredInput::name).toList();
            used.forEach((input, at) -> {
                if (!names.contains(input)) {
                    var choices = names.isEmpty()
                            ? "Declare it under input."
                            : "Use one of " + Filling.listed(names) + ", or declare it under input.";
                    faults.accept(new Fault(at, "{{" + input + "}} is not an input of this prompt.", choices));
                }
            });
            var inputs = matter.inputs().stream()
                    .map(input -> input.usedAt(used.getOrDefault(input.name(), input.at())))
                    .toList();
            return new Inputs(inputs, possible);
        }

        private PromptId id(Source source) {
            var dot = name.indexOf('.');
            return dot < 0
                    ? new PromptId(name, null, hash(source))
                    : new PromptId(name.substring(0, dot), name.substring(dot + 1), hash(source));
        }

        private static String hash(Source source) {
            try {
                var digest = MessageDigest.getInstance("SHA-256")
                        .digest(source.resolved().getBytes(StandardCharsets.UTF_8));
                return HexFormat.of().formatHex(digest, 0, 6);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java has SHA-256", e);
            }
        }
    }
}
