package dev.outcrop.config;

import dev.outcrop.error.Fault;
import dev.outcrop.error.Nearest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A mapping with known keys: each call adds one and gives a new shape. */
public final class ObjectShape implements Shape {

    static final ObjectShape EMPTY = new ObjectShape(List.of(), List.of());

    private final List<Key> keys;
    private final List<Choice> choices;

    private ObjectShape(List<Key> keys, List<Choice> choices) {
        this.keys = List.copyOf(keys);
        this.choices = List.copyOf(choices);
    }

    private record Key(String name, Shape shape, boolean required, Map<String, Object> notes) {}

    /** Keys of which at least one must be there, and so many at most. */
    private record Choice(List<String> names, int most) {}

    /** A key that may be left out. */
    public ObjectShape key(String name, Shape shape, String description) {
        return with(new Key(name, shape, false, Map.of("description", description)));
    }

    /** A key that may be left out, and what holds then: shown by editors, not filled in. */
    public ObjectShape key(String name, Shape shape, String description, Object fallback) {
        var notes = new LinkedHashMap<String, Object>();
        notes.put("description", description);
        notes.put("default", fallback);
        return with(new Key(name, shape, false, notes));
    }

    /** A key that must be there. */
    public ObjectShape required(String name, Shape shape, String description) {
        return with(new Key(name, shape, true, Map.of("description", description)));
    }

    /** Of these keys, all added before, one must be there and no other. */
    public ObjectShape exactlyOneOf(String... names) {
        return with(new Choice(List.of(names), 1));
    }

    /** Of these keys, all added before, one must be there, or more of them. */
    public ObjectShape atLeastOneOf(String... names) {
        return with(new Choice(List.of(names), names.length));
    }

    private ObjectShape with(Choice choice) {
        for (var name : choice.names()) {
            if (!names().contains(name)) {
                throw new IllegalArgumentException("no key " + name);
            }
        }
        return new ObjectShape(
                keys, Stream.concat(choices.stream(), Stream.of(choice)).toList());
    }

    /** The names of the keys, in the order in which they were added. */
    public List<String> names() {
        return keys.stream().map(Key::name).toList();
    }

    private ObjectShape with(Key key) {
        if (names().contains(key.name())) {
            throw new IllegalArgumentException("key " + key.name() + " twice");
        }
        return new ObjectShape(Stream.concat(keys.stream(), Stream.of(key)).toList(), choices);
    }

    @Override
    public void examine(Node node, String name, Consumer<Fault> faults) {
        if (!node.isMapping()) {
            faults.accept(new Fault(node.at(), ScalarShape.refused(name, node), "Write " + expected() + "."));
            return;
        }
        node.entries().keySet().stream()
                .filter(key -> !names().contains(key))
                .limit(FaultLimit.MOST)
                .forEach(key -> faults.accept(unknown(node, key, name)));
        for (var key : keys) {
            node.get(key.name()).ifPresent(value -> key.shape().check(value, key.name(), faults));
            if (key.required() && node.get(key.name()).isEmpty()) {
                var remedy = "Add " + key.name() + ": " + key.shape().expected() + ".";
                faults.accept(new Fault(node.at(), "The key \"" + key.name() + "\" is missing" + in(name), remedy));
            }
        }
        choices.forEach(choice -> checkChoice(node, name, choice, faults));
    }

    private Fault unknown(Node node, String key, String name) {
        return new Fault(node.keyAt(key), "There is no key " + Quoted.of(key) + in(name), Nearest.remedy(key, names()));
    }

    private static void checkChoice(Node node, String name, Choice choice, Consumer<Fault> faults) {
        var names = choice.names();
        var given = node.entries().keySet().stream().filter(names::contains).toList();
        if (given.isEmpty()) {
            var subject = name.isEmpty() ? "One key" : "One key of " + name;
            faults.accept(new Fault(node.at(), subject + " is missing.", "Add one of " + names + "."));
        }
        given.stream()
                .skip(choice.most())
                .forEach(key -> faults.accept(new Fault(
                        node.keyAt(key),
                        "The key \"" + key + "\" cannot stand beside \"" + given.get(0) + "\".",
                        "Keep one of " + names + ".")));
    }

    private static String in(String name) {
        return name.isEmpty() ? "." : " in " + name + ".";
    }

    @Override
    public String expected() {
        return "a mapping with keys of " + names();
    }

    @Override
    public int likeness(Node node) {
        return node.isMapping()
                ? 1 + (int) names().stream().filter(node.entries()::containsKey).count()
                : 0;
    }

    @Override
    public Map<String, Object> jsonSchema() {
        var properties = new LinkedHashMap<String, Object>();
        keys.forEach(key -> properties.put(key.name(), annotated(key)));
        var schema = new LinkedHashMap<String, Object>();
        schema.put("type", "object");
        schema.put("properties", properties);
        var required = keys.stream().filter(Key::required).map(Key::name).toList();
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        if (!choices.isEmpty()) {
            schema.put("allOf", choices.stream().map(ObjectShape::choiceSchema).toList());
        }
        schema.put("additionalProperties", false);
        return schema;
    }

    private static Map<String, Object> annotated(Key key) {
        var schema = new LinkedHashMap<>(key.shape().jsonSchema());
        schema.putAll(key.notes());
        return schema;
    }

    private static Map<String, Object> choiceSchema(Choice choice) {
        var alternatives = new ArrayList<Map<String, Object>>();
        choice.names().forEach(name -> alternatives.add(Map.of("required", List.of(name))));
        return Map.of(choice.most() == 1 ? "oneOf" : "anyOf", alternatives);
    }
}
