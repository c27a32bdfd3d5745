package dev.outcrop.cli;

import dev.outcrop.config.OutcropConfig;
import dev.outcrop.config.Shape;
import dev.outcrop.conversation.Script;
import dev.outcrop.error.Nearest;
import dev.outcrop.error.OutcropException;
import dev.outcrop.prompt.Prompts;
import dev.outcrop.recording.Recordings;
import dev.outcrop.simulator.Rules;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Every kind of file that has a schema: the line to add for a new one. */
final class SchemaKinds implements Iterable<String> {

    private static Map<String, Kind> all() {
        var all = new LinkedHashMap<String, Kind>();
        all.put("config", new Kind("outcrop.yaml", OutcropConfig::shape));
        all.put("conversation", new Kind("a conversation of Outcrop", Script::shape));
        all.put("prompt", new Kind("the front matter of a prompt of Outcrop", Prompts::shape));
        all.put("recording", new Kind("recorded exchanges of Outcrop", Recordings::shape));
        all.put("rules", new Kind("a rules file of Outcrop's simulator", Rules::shape));
        return all;
    }

    private record Kind(String title, Supplier<Shape> shape) {}

    /**
     * The JSON Schema of a kind.
     *
     * @throws OutcropException of kind input where there is no such kind
     */
    static Map<String, Object> schema(String kind) {
        var known = all().get(kind);
        if (known == null) {
            throw OutcropException.input(
                    "\"" + kind + "\" is not a kind of file.", Nearest.remedy(kind, List.copyOf(all().keySet())));
        }
        return known.shape().get().jsonSchemaOf(known.title());
    }

    @Override
    public Iterator<String> iterator() {
        return all().keySet().iterator();
    }
}
