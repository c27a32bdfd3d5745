package dev.outcrop.config;

import dev.outcrop.error.Fault;
import dev.outcrop.error.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/**
 * Builds nodes from the events of one document.
 *
 * <p>Events, since the parser gives them without recursion: the depth is known before any stack grows with it.
 */
final class YamlReader {

    private static final int MAX_DEPTH = 64;
    private static final int MAX_ALIASES = 50;

    /** How many values aliases may stand for in all: 50 of them can be nested to stand for millions. */
    private static final int MAX_ALIASED = 100_000;

    private final Origin origin;
    private final ScalarReader scalars;
    private final Consumer<Fault> refused;
    private final Consumer<Fault> faults;
    private final Map<Anchor, Optional<Piece>> anchors = new HashMap<>();
    private int faultCount;
    private int aliases;
    private int aliased;

    YamlReader(Origin origin, ScalarReader scalars, Consumer<Fault> faults) {
        this.origin = origin;
        this.scalars = scalars;
        this.refused = faults;
        this.faults = fault -> report(fault, faults);
    }

    /** A node, how many values it holds with itself, and how many levels deep it is. */
    private record Piece(Node node, int size, int height) {}

    /** Behind so many faults nothing more is learnt from reading on. */
    private void report(Fault fault, Consumer<Fault> consumer) {
        if (++faultCount > FaultLimit.MOST) {
            throw new Refusal(FaultLimit.thereAreMore(fault));
        }
        consumer.accept(fault);
    }

    Node read(String text) {
        try {
            return document(new YamlEvents(text, origin));
        } catch (Refusal refusal) {
            refused.accept(refusal.fault());
            return new UnreadableNode(refusal.fault().at());
        }
    }

    private Node document(YamlEvents events) {
        if (!events.skipTo(Event.ID.DocumentStart)) {
            return MappingNode.empty(origin.start());
        }
        var first = events.next();
        var root = isNothing(first)
                ? MappingNode.empty(events.place(first))
                : piece(events, first, 1).node();
        if (events.skipTo(Event.ID.DocumentStart)) {
            throw events.refusal(events.last(), "A second document begins here.", "Keep one document in a file.");
        }
        return root;
    }

    /** An empty document comes as an empty scalar: no keys yet, rather than the wrong kind of value. */
    private static boolean isNothing(Event event) {
        return event instanceof ScalarEvent scalar
                && scalar.isPlain()
                && scalar.getTag().isEmpty()
                && scalar.getValue().isEmpty();
    }

    private Piece piece(YamlEvents events, Event event, int depth) {
        if (event instanceof AliasEvent alias) {
            return alias(events, alias, depth);
        }
        var anchor = ((NodeEvent) event).getAnchor();
        anchor.ifPresent(name -> anchors.put(name, Optional.empty()));
        var piece = event instanceof ScalarEvent scalar
                ? scalar(events, scalar)
                : collection(events, (CollectionStartEvent) event, depth);
        anchor.ifPresent(name -> anchors.put(name, Optional.of(piece)));
        return piece;
    }

    private Piece alias(YamlEvents events, AliasEvent alias, int depth) {
        var name = "*" + alias.getAlias().getValue();
        if (++aliases > MAX_ALIASES) {
            throw events.refusal(
                    alias, "There are more than " + MAX_ALIASES + " aliases.", "Write out the value of " + name + ".");
        }
        var known = anchors.get(alias.getAlias());
        if (known == null) {
            throw events.refusal(
                    alias,
                    "The alias " + Quoted.of(name) + " has no anchor before it.",
                    "Define it as &" + name.substring(1) + " further up, or put the text in quotes.");
        }
        var piece = known.orElseThrow(() -> events.refusal(
                alias, "The alias " + Quoted.of(name) + " stands inside its own value.", "Write the value out."));
        aliased += piece.size();
        if (aliased > MAX_ALIASED) {
            throw events.refusal(
                    alias, "The aliases stand for more than 100,000 values.", "Write out the value of " + name + ".");
        }
        return deepEnough(events, alias, piece, depth);
    }

    private static Piece deepEnough(YamlEvents events, Event event, Piece piece, int depth) {
        if (depth + piece.height() - 1 > MAX_DEPTH) {
            throw events.refusal(
                    event, "The values are nested more than " + MAX_DEPTH + " levels deep.", "Nest them less deeply.");
        }
        return piece;
    }

    private Piece scalar(YamlEvents events, ScalarEvent scalar) {
        var at = events.place(scalar);
        refuseTag(at, scalar.getTag());
        var node = scalars.read(scalar.getValue(), scalar.isPlain(), at, faults);
        if (node.kind() == Node.Kind.INTEGER && !CoreSchema.fits(node.text())) {
            return refused(
                    node,
                    "The value is " + node.shown() + ", which does not fit into 64 bits.",
                    "Put it in quotes to keep it as text.");
        }
        if (node.kind() == Node.Kind.TEXT && isBroken(node.text())) {
            return refused(
                    node,
                    "The text holds half a character: a surrogate alone.",
                    "Write both of the \\u escapes, or none.");
        }
        return new Piece(node, 1, 0);
    }

    private Piece refused(Node node, String problem, String remedy) {
        faults.accept(new Fault(node.at(), problem, remedy));
        return new Piece(new RefusedScalar(node.at(), node.shown()), 1, 0);
    }

    /** No encoder takes a surrogate alone: it would reach the model as a question mark. */
    private static boolean isBroken(String text) {
        return text.codePoints().anyMatch(point -> Character.getType(point) == Character.SURROGATE);
    }

    private Piece collection(YamlEvents events, CollectionStartEvent start, int depth) {
        var at = events.place(start);
        refuseTag(at, start.getTag());
        deepEnough(events, start, new Piece(MappingNode.empty(at), 1, 1), depth);
        return start.getEventId() == Event.ID.MappingStart ? mapping(events, at, depth) : list(events, at, depth);
    }

    private Piece list(YamlEvents events, Place at, int depth) {
        var items = new ArrayList<Node>();
        var size = 1;
        var height = 0;
        for (var next = events.next(); next.getEventId() != Event.ID.SequenceEnd; next = events.next()) {
            var item = piece(events, next, depth + 1);
            items.add(item.node());
            size += item.size();
            height = Math.max(height, item.height());
        }
        return new Piece(new ListNode(at, items), size, height + 1);
    }

    private Piece mapping(YamlEvents events, Place at, int depth) {
        var entries = new LinkedHashMap<String, Node>();
        var keys = new HashMap<String, Place>();
        var size = 1;
        var height = 0;
        for (var next = events.next(); next.getEventId() != Event.ID.MappingEnd; next = events.next()) {
            var keyAt = events.place(next);
            var key = key(events, next);
            var value = piece(events, events.next(), depth + 1);
            size += value.size();
            height = Math.max(height, value.height());
            if (keys.containsKey(key)) {
                faults.accept(duplicate(key, keyAt, keys.get(key)));
            } else if (!isFilledWithNothing(value.node())) {
                keys.put(key, keyAt);
                entries.put(key, value.node());
            }
        }
        return new Piece(new MappingNode(at, entries, keys), size, height + 1);
    }

    private static String key(YamlEvents events, Event event) {
        if (event instanceof ScalarEvent scalar && scalar.getTag().isEmpty()) {
            return scalar.getValue();
        }
        throw events.refusal(
                event,
                "A key is plain text, without a tag.",
                SyntaxAdvice.remedyForKey(events.lineAt(events.place(event))));
    }

    /** {@code endpoint: ${URL:-}} says nothing where URL is not set, as if the line were not there. */
    private static boolean isFilledWithNothing(Node value) {
        return value.isNull() && value.isFilled();
    }

    private static Fault duplicate(String key, Place at, Place first) {
        var line = first.line() == at.line() ? "the same line" : "line " + first.line();
        return new Fault(
                at,
                "The key " + Quoted.of(key) + " stands here again, first on " + line + ".",
                "Remove one of the two.");
    }

    private void refuseTag(Place at, Optional<String> tag) {
        tag.ifPresent(name -> faults.accept(new Fault(
                at, "The tag " + Quoted.of(shortTag(name)) + " is not allowed.", "Write the value without a tag.")));
    }

    private static String shortTag(String tag) {
        var standard = "tag:yaml.org,2002:";
        return tag.startsWith(standard) ? "!!" + tag.substring(standard.length()) : tag;
    }
}
