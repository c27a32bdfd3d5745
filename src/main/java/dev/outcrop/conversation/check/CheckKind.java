package dev.outcrop.conversation.check;

import dev.outcrop.config.Node;
import dev.outcrop.config.Shape;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One word of {@code expect:}, and what it takes. Immutable. */
public final class CheckKind {

    private final Meaning meaning;
    private final Set<Trait> traits;
    private final Maker maker;
    private final @Nullable Function<Stance, Check> alone;

    private CheckKind(Meaning meaning, Set<Trait> traits, Maker maker, @Nullable Function<Stance, Check> alone) {
        this.meaning = meaning;
        this.traits = Set.copyOf(traits);
        this.maker = maker;
        this.alone = alone;
    }

    private record Meaning(String word, String summary, Shape shape) {}

    /** What else may be written. */
    enum Trait {
        /** {@code not-} in front. */
        NEGATABLE,
        /** A list of values, which is as if the check were written once for each. */
        EACH_OF_A_LIST
    }

    /** Makes a check. */
    @FunctionalInterface
    interface Maker {

        /**
         * Makes a check of one value.
         *
         * @throws dev.outcrop.error.OutcropException with the faults of a value that has the shape and is wrong all the same
         */
        Check make(Stance stance, Node value, Folder folder);
    }

    /** Makes a check that reads no file. */
    @FunctionalInterface
    interface PlainMaker {
        Check make(Stance stance, Node value);
    }

    /** A kind of check; shape is that of one value. */
    static CheckKind of(String word, String summary, Shape shape, PlainMaker maker) {
        return reading(word, summary, shape, (stance, value, folder) -> maker.make(stance, value));
    }

    /** A kind of check that may read a file beside the script. */
    static CheckKind reading(String word, String summary, Shape shape, Maker maker) {
        return new CheckKind(new Meaning(word, summary, shape), Set.of(), maker, null);
    }

    CheckKind with(Trait first, Trait... others) {
        return new CheckKind(meaning, EnumSet.of(first, others), maker, alone);
    }

    /** The same kind, whose word may also stand without a value. */
    CheckKind orAlone(Function<Stance, Check> maker) {
        return new CheckKind(meaning, traits, this.maker, maker);
    }

    /** The word of scripts, without {@code not-}. */
    public String word() {
        return meaning.word();
    }

    /** What is asked, as one line of help. */
    public String summary() {
        return meaning.summary();
    }

    /** Whether {@code not-} may stand in front. */
    public boolean negatable() {
        return may(Trait.NEGATABLE);
    }

    boolean may(Trait trait) {
        return traits.contains(trait);
    }

    Shape shape() {
        return meaning.shape();
    }

    Check make(Stance stance, Node value, Folder folder) {
        return value.isNull() && alone != null ? alone.apply(stance) : maker.make(stance, value, folder);
    }

    boolean standsAlone() {
        return alone != null;
    }

    /** The check of a word without a value, for a kind that {@link #standsAlone}. */
    Check make(Stance stance) {
        return Objects.requireNonNull(alone, meaning.word()).apply(stance);
    }
}
