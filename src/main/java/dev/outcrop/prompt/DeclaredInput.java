package dev.outcrop.prompt;

import dev.outcrop.config.Node;
import dev.outcrop.config.Quoted;
import dev.outcrop.error.Fault;
import dev.outcrop.error.Place;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An input with its places.
 *
 * @param type the type of the input's word
 * @param at the line that declares it, or first uses it where none does
 * @param used the line that first uses it, or declares it where none does
 */
record DeclaredInput(Prompt.Input input, InputType type, Place at, Place used) {

    static DeclaredInput of(String name, Place at, Node node, Consumer<Fault> faults) {
        var type = node.get("type").map(word -> InputType.of(word.text())).orElse(InputType.ANY);
        var description = node.get("description").map(Node::text).orElse("").strip();
        var fallback = node.get("default").map(value -> fallback(name, type, value, faults));
        return of(new Prompt.Input(name, type.word(), description, fallback.orElse(null)), at);
    }

    /** A variable that the template uses without declaring it. */
    static DeclaredInput implied(String name, Place at) {
        return of(new Prompt.Input(name, InputType.ANY.word(), "", null), at);
    }

    private static DeclaredInput of(Prompt.Input input, Place at) {
        var line = new Place(at.file(), at.line(), 0);
        return new DeclaredInput(input, InputType.of(input.type()), line, line);
    }

    private static @Nullable Object fallback(String name, InputType type, Node node, Consumer<Fault> faults) {
        // Taken as it is written: 1.0 stays 1.0 where a text is wanted.
        var value = type == InputType.STRING && node.isScalar() && !node.isNull() ? node.text() : node.value();
        if (value == null) {
            faults.accept(new Fault(
                    node.at(),
                    "The default of " + name + " is empty.",
                    "Write " + type.expected() + ", or take the default out so that a value must be given."));
        } else if (!type.fits(value)) {
            faults.accept(new Fault(
                    node.at(),
                    "The default of " + name + " cannot be " + node.shown() + ".",
                    "Write " + type.expected() + "."));
        }
        return value;
    }

    DeclaredInput usedAt(Place place) {
        return new DeclaredInput(input, type, at, place);
    }

    String name() {
        return input.name();
    }

    /** Whether a value of it has neither items nor fields. */
    boolean isPlain() {
        return type != InputType.ANY && type != InputType.ARRAY && type != InputType.OBJECT;
    }

    /** The given value, read as the type of this input, or the default; empty after a fault was reported. */
    Optional<Object> read(@Nullable Object given, Consumer<Fault> faults) {
        if (given == null) {
            return Optional.ofNullable(input.fallback());
        }
        var read = type.read(given);
        if (read.isEmpty()) {
            faults.accept(new Fault(
                    at,
                    "The input " + name() + " takes " + type.expected() + ", not " + Quoted.of(ValueText.of(given))
                            + ".",
                    "Give it another value."));
        }
        return read;
    }
}
