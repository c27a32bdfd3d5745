package dev.outcrop.conversation.check;

import dev.outcrop.config.Node;
import dev.outcrop.error.Place;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A value of a script with the placeholders of its texts filled; keys, numbers and flags stay as they are. */
record FilledNode(Node node, Placeholders placeholders, Map<String, ?> vars) implements Node {

    private FilledNode filled(Node part) {
        return new FilledNode(part, placeholders, vars);
    }

    @Override
    public String text() {
        return placeholders.fill(node, vars);
    }

    @Override
    public Optional<Node> get(String key) {
        return node.get(key).map(this::filled);
    }

    @Override
    public Map<String, Node> entries() {
        var entries = new LinkedHashMap<String, Node>();
        node.entries().forEach((key, value) -> entries.put(key, filled(value)));
        return entries;
    }

    @Override
    public List<Node> items() {
        return node.items().stream().<Node>map(this::filled).toList();
    }

    @Override
    public @Nullable Object value() {
        if (isMapping()) {
            var values = new LinkedHashMap<String, @Nullable Object>();
            entries().forEach((key, value) -> values.put(key, value.value()));
            return values;
        }
        if (isList()) {
            return items().stream().map(Node::value).toList();
        }
        return kind() == Kind.TEXT ? text() : node.value();
    }

    @Override
    public Kind kind() {
        return node.kind();
    }

    @Override
    public Place at() {
        return node.at();
    }

    @Override
    public Place keyAt(String key) {
        return node.keyAt(key);
    }

    @Override
    public long integer() {
        return node.integer();
    }

    @Override
    public double number() {
        return node.number();
    }

    @Override
    public BigDecimal decimal() {
        return node.decimal();
    }

    @Override
    public boolean flag() {
        return node.flag();
    }

    @Override
    public Duration duration() {
        return node.duration();
    }

    @Override
    public boolean isFilled() {
        return node.isFilled();
    }

    @Override
    public boolean isRefused() {
        return node.isRefused();
    }

    @Override
    public boolean isAsWritten() {
        return node.isAsWritten();
    }

    @Override
    public String shown() {
        return node.shown();
    }
}
