package dev.outcrop.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Present;
import org.snakeyaml.engine.v2.api.lowlevel.Serialize;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * Writes plain Java values as YAML 1.2 that people read: a text of several lines as it stands, no line ever folded.
 *
 * <p>Values are maps, lists, strings, numbers, flags and null, in their order; a text is quoted where {@link YamlFile} would
 * take it for something else.
 */
public final class YamlText {

    private YamlText() {}

    /** A value that stands on one line. */
    public record OneLine(Object value) {}

    /** The value as a document, which ends with a line end. */
    public static String of(Object value) {
        // Settings are made anew: they are cheap, and hold a state of the writer's.
        var settings = DumpSettings.builder()
                .setSchema(new CoreSchema())
                .setSplitLines(false)
                .setMaxSimpleKeyLength(1024)
                .build();
        var events = new Serialize(settings).serializeOne(node(value, FlowStyle.BLOCK));
        return new Present(settings).emitToString(events.iterator());
    }

    private static Node node(@Nullable Object value, FlowStyle style) {
        if (value instanceof OneLine line) {
            return node(line.value(), FlowStyle.FLOW);
        }
        if (value instanceof Map<?, ?> map) {
            var entries = new ArrayList<NodeTuple>();
            map.forEach((key, each) -> entries.add(new NodeTuple(text(String.valueOf(key)), node(each, style))));
            return new MappingNode(Tag.MAP, entries, entries.isEmpty() ? FlowStyle.FLOW : style);
        }
        if (value instanceof List<?> list) {
            var items = list.stream().map(item -> node(item, style)).toList();
            return new SequenceNode(Tag.SEQ, items, items.isEmpty() ? FlowStyle.FLOW : style);
        }
        if (value instanceof Number number) {
            var tag = number instanceof Double || number instanceof Float ? Tag.FLOAT : Tag.INT;
            return new ScalarNode(tag, number.toString(), ScalarStyle.PLAIN);
        }
        if (value instanceof Boolean flag) {
            return new ScalarNode(Tag.BOOL, flag.toString(), ScalarStyle.PLAIN);
        }
        return value == null ? new ScalarNode(Tag.NULL, "null", ScalarStyle.PLAIN) : text(value.toString());
    }

    private static Node text(String text) {
        var style = text.indexOf('\n') >= 0 ? ScalarStyle.LITERAL : ScalarStyle.PLAIN;
        return new ScalarNode(Tag.STR, text, style);
    }
}
