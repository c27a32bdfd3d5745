package dev.outcrop.conversation;

import dev.outcrop.config.Shape;
import dev.outcrop.conversation.check.Expectation;
import dev.outcrop.error.Place;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One conversation file, checked. Immutable. */
public final class Script {

    private final About about;
    private final Cast cast;
    private final Material material;
    private final List<Turn> turns;
    private final List<Expectation> expect;

    Script(About about, Cast cast, Material material, List<Turn> turns, List<Expectation> expect) {
        this.about = about;
        this.cast = cast;
        this.material = material;
        this.turns = List.copyOf(turns);
        this.expect = List.copyOf(expect);
    }

    /** What a conversation file may look like, for editors and for its check. */
    public static Shape shape() {
        return ScriptShape.ANYWHERE;
    }

    /**
     * What a script says of itself.
     *
     * @param name the file's name without its ending
     * @param file relative to the project where it can be
     */
    public record About(String name, String file, String description, Set<String> tags) {
        public About {
            tags = Set.copyOf(tags);
        }
    }

    /**
     * Who is asked, and how.
     *
     * @param method null where the script names only the assistant
     * @param streams whether turns are asked over ConverseStream
     * @param at where the script names the assistant
     */
    record Cast(String assistant, @Nullable String method, boolean streams, Place at) {}

    /** What its conversations are made of: values of every turn, rows, repetitions. */
    record Material(Map<String, Object> vars, @Nullable DataFile data, Repeat repeat) {
        Material {
            vars = Collections.unmodifiableMap(new LinkedHashMap<>(vars));
        }
    }

    public About about() {
        return about;
    }

    /** The name of the assistant that is asked. */
    public String assistant() {
        return cast.assistant();
    }

    Cast cast() {
        return cast;
    }

    Material material() {
        return material;
    }

    List<Turn> turns() {
        return turns;
    }

    /** Checks of the whole conversation. */
    List<Expectation> expect() {
        return expect;
    }
}
