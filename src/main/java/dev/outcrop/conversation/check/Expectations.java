package dev.outcrop.conversation.check;

import dev.outcrop.config.Node;
import dev.outcrop.config.Shape;
import dev.outcrop.error.Place;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code expect:}: a list of checks, each a word with its value or a word alone. */
public final class Expectations {

    private Expectations() {}

    /** What {@code expect:} may look like in a script of this folder, the expressions inside it compiled. */
    public static Shape shape(Folder folder) {
        var words = Shape.object();
        for (var kind : CheckKinds.ALL) {
            words = words.key(kind.word(), valueShape(kind, kind.word(), folder), kind.summary());
            if (kind.negatable()) {
                var denied = CheckKinds.NOT + kind.word();
                words = words.key(denied, valueShape(kind, denied, folder), "the opposite: " + kind.summary());
            }
        }
        return Shape.listOrOne(Shape.either(words, Shape.oneOf(wordsAlone())));
    }

    private static Shape valueShape(CheckKind kind, String word, Folder folder) {
        var one = new StrictShape(kind.shape(), value -> read(kind, word, value.at(), value, folder));
        return kind.may(CheckKind.Trait.EACH_OF_A_LIST) ? Shape.listOrOne(one) : one;
    }

    private static String[] wordsAlone() {
        return CheckKinds.words().stream()
                .filter(word -> CheckKinds.named(word).standsAlone())
                .toArray(String[]::new);
    }

    /** The checks of a node that has the shape, in the order of the file. */
    public static List<Expectation> read(Node expect, Folder folder) {
        var read = new ArrayList<Expectation>();
        for (var item : expect.itemsOrItself()) {
            if (item.isScalar()) {
                var stance = stance(item.text(), item.at());
                read.add(Expectation.of(stance, CheckKinds.named(item.text()).make(stance)));
            }
            item.entries().forEach((word, value) -> {
                var kind = CheckKinds.named(word);
                var each = kind.may(CheckKind.Trait.EACH_OF_A_LIST) ? value.itemsOrItself() : List.of(value);
                each.forEach(
                        one -> read.add(read(kind, word, one == value ? item.keyAt(word) : one.at(), one, folder)));
            });
        }
        return List.copyOf(read);
    }

    private static Expectation read(CheckKind kind, String word, Place at, Node value, Folder folder) {
        return Expectation.of(stance(word, at), kind, value, folder);
    }

    private static Stance stance(String word, Place at) {
        return new Stance(word, word.startsWith(CheckKinds.NOT), at);
    }
}
