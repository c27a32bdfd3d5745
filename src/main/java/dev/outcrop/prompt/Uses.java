package dev.outcrop.prompt;

import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What a template reads, each name with the offset of its first tag, in the order of the text.
 *
 * @param sure read from the values themselves
 * @param possible read inside a section that may stand for an object or a list, so that they may be fields of that
 */
record Uses(Map<String, Integer> sure, Map<String, Integer> possible) {

    /**
     * Looks through the tags of a text.
     *
     * @param isPlain whether a value is known to be no object and no list, so that a section on it has no fields
     */
    static Uses of(List<Tag> tags, Predicate<String> isPlain) {
        var uses = new Uses(new LinkedHashMap<>(), new LinkedHashMap<>());
        var sections = new ArrayDeque<Tag>();
        var scopes = 0;
        for (var tag : tags) {
            if (tag.reads()) {
                (scopes == 0 ? uses.sure : uses.possible).putIfAbsent(tag.root(), tag.start());
            }
            switch (tag.kind()) {
                case SECTION, INVERTED -> {
                    sections.push(tag);
                    scopes += opensScope(tag, isPlain) ? 1 : 0;
                }
                case CLOSE -> {
                    var opened = sections.poll();
                    scopes -= opened != null && opensScope(opened, isPlain) ? 1 : 0;
                }
                default -> {}
            }
        }
        return uses;
    }

    private static boolean opensScope(Tag section, Predicate<String> isPlain) {
        return section.kind() == Tag.Kind.SECTION && section.reads() && !isPlain.test(section.name());
    }
}
