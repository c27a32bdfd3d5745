package dev.outcrop.prompt;

import dev.outcrop.config.Node;
import dev.outcrop.config.Shape;
import dev.outcrop.config.YamlFile;
import dev.outcrop.error.Fault;
import dev.outcrop.error.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a template file says of itself before its text.
 *
 * @param inputs in the order of the file
 * @param declares whether there is an {@code input:}, so that the template may use nothing else
 */
record FrontMatter(String description, @Nullable String model, List<DeclaredInput> inputs, boolean declares) {

    private static final String FENCE = "---";
    private static final FrontMatter NONE = new FrontMatter("", null, List.of(), false);

    private static final Pattern INPUT_NAME = Pattern.compile("[\\p{L}\\p{N}_][\\p{L}\\p{N}_-]{0,63}");

    /** A dot before a letter stands between a provider and a model; short names have none. */
    private static final Pattern MODEL_NAME = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9_-]|\\.(?![A-Za-z])){0,63}");

    static final Shape SHAPE = Shape.object()
            .key("description", Shape.text(), "What the prompt is for, in one sentence.")
            .key(
                    "input",
                    Shape.mapOf(
                            INPUT_NAME,
                            "a name of letters, digits, _ and -",
                            Shape.object()
                                    .key("type", Shape.oneOf(InputType.words()), "What values it takes.", "any")
                                    .key("description", Shape.text(), "What it is.")
                                    .key("default", Shape.anything(), "Its value where none is given.")),
                    "The variables of the template. Without it every variable that the template uses is required.")
            .key(
                    "model",
                    Shape.text(
                            MODEL_NAME,
                            "the short name of a model in outcrop.yaml, such as smart: prompts hold no Bedrock model ids"),
                    "The short name of the model that answers where an assistant names none.");

    FrontMatter {
        inputs = List.copyOf(inputs);
    }

    /**
     * A file cut in two.
     *
     * @param length how much of the text the front matter takes with its fences; 0 where there is none
     * @param lines the same in lines
     */
    record Extent(int length, int lines) {}

    /** Finds where the template begins: front matter stands between a first line of three hyphens and the next such line; empty after a fault. */
    static Optional<Extent> extentIn(SourceFile file, Consumer<Fault> faults) {
        var text = file.text();
        if (!isFence(text, 0)) {
            return Optional.of(new Extent(0, 0));
        }
        var lines = 1;
        for (var from = text.indexOf('\n') + 1; from > 0; from = text.indexOf('\n', from) + 1) {
            lines++;
            if (isFence(text, from)) {
                var newline = text.indexOf('\n', from);
                return Optional.of(new Extent(newline < 0 ? text.length() : newline + 1, lines));
            }
        }
        faults.accept(new Fault(
                new Place(file.shownAs(), 1, 1),
                "The front matter that begins here has no end.",
                "Write --- on a line of its own below it."));
        return Optional.empty();
    }

    private static boolean isFence(String text, int from) {
        var newline = text.indexOf('\n', from);
        return text.substring(from, newline < 0 ? text.length() : newline)
                .stripTrailing()
                .equals(FENCE);
    }

    static FrontMatter read(SourceFile file, Extent extent, Consumer<Fault> faults) {
        if (extent.length() == 0) {
            return NONE;
        }
        var whole = file.text().substring(0, extent.length()).stripTrailing();
        var from = file.text().indexOf('\n') + 1;
        var yaml = whole.substring(from, whole.length() - FENCE.length());
        var found = new ArrayList<Fault>();
        var root = YamlFile.parse(yaml, file.shownAs(), 2, found::add);
        SHAPE.check(root, found::add);
        found.forEach(faults);
        return found.isEmpty() ? of(root, faults) : NONE;
    }

    private static FrontMatter of(Node root, Consumer<Fault> faults) {
        var inputs = new ArrayList<DeclaredInput>();
        root.get("input")
                .ifPresent(declared -> declared.entries()
                        .forEach((name, node) ->
                                inputs.add(DeclaredInput.of(name, declared.keyAt(name), node, faults))));
        return new FrontMatter(
                root.get("description").map(Node::text).orElse("").strip(),
                root.get("model").map(Node::text).orElse(null),
                inputs,
                root.get("input").isPresent());
    }
}
