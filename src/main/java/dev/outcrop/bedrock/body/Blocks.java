package dev.outcrop.bedrock.body;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;

/** Content blocks of Converse, as far as they are words. */
final class Blocks {

    private Blocks() {}

    /** The texts of some blocks, and JSON as text, a line each; empty where there are none. */
    static String text(JsonNode blocks) {
        var texts = new ArrayList<String>();
        for (var block : blocks) {
            if (block.path("text").isTextual()) {
                texts.add(block.path("text").textValue());
            } else if (block.has("json")) {
                texts.add(block.path("json").toString());
            }
        }
        return String.join("\n", texts);
    }

    static int pictures(JsonNode blocks) {
        var pictures = 0;
        for (var block : blocks) {
            pictures += block.has("image") ? 1 : 0;
        }
        return pictures;
    }
}
