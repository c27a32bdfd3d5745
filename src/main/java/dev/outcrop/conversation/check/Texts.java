package dev.outcrop.conversation.check;

import dev.outcrop.config.Node;
import java.util.List;
import java.util.stream.Collectors;

/** Texts that a check was given, and how a finding words them. */
final class Texts {

    private Texts() {}

    /** A scalar or a list of scalars, as written: {@code 007} is {@code "007"}. */
    static List<String> of(Node value) {
        return value.itemsOrItself().stream().map(Node::text).toList();
    }

    /** {@code "a"}, or {@code one of ["a", "b"]}. */
    static String alternatives(List<String> texts) {
        return texts.size() == 1 ? Excerpt.of(texts.get(0)) : "one of " + list(texts);
    }

    /** {@code ["a", "b"]}. */
    static String list(List<String> texts) {
        return texts.stream().map(Excerpt::of).collect(Collectors.joining(", ", "[", "]"));
    }
}
