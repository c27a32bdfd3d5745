package dev.outcrop.config;

import dev.outcrop.error.Place;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Lays one file over another: mappings are merged key by key, any other value replaces what was there. */
final class Overlay {

    private Overlay() {}

    static Node lay(Node above, Node below) {
        if (!(above instanceof MappingNode top) || !(below instanceof MappingNode bottom)) {
            // Where one of the files could not be read, what is missing in the other says nothing.
            return below instanceof UnreadableNode ? below : above;
        }
        var entries = new LinkedHashMap<String, Node>(bottom.entries());
        var keys = new HashMap<String, Place>(bottom.keys());
        for (Map.Entry<String, Node> entry : top.entries().entrySet()) {
            var key = entry.getKey();
            entries.merge(key, entry.getValue(), (old, replacing) -> lay(replacing, old));
            keys.put(key, top.keyAt(key));
        }
        return new MappingNode(bottom.at(), entries, keys);
    }
}
