package dev.outcrop.bedrock.body;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Anthropic's counts of tokens: those of the cache apart, as Bedrock counts them. */
final class AnthropicUsage {

    private AnthropicUsage() {}

    /** Lays what is told over what is known. */
    static ObjectNode read(JsonNode usage, ObjectNode known) {
        UsageJson.put(known, UsageJson.INPUT, usage.path("input_tokens"));
        UsageJson.put(known, UsageJson.OUTPUT, usage.path("output_tokens"));
        UsageJson.put(known, UsageJson.CACHE_READ, usage.path("cache_read_input_tokens"));
        UsageJson.put(known, UsageJson.CACHE_WRITE, usage.path("cache_creation_input_tokens"));
        return UsageJson.total(known);
    }

    static ObjectNode write(JsonNode usage) {
        var theirs = BodyJson.object();
        UsageJson.put(theirs, "input_tokens", usage.path(UsageJson.INPUT));
        UsageJson.put(theirs, "cache_creation_input_tokens", usage.path(UsageJson.CACHE_WRITE));
        UsageJson.put(theirs, "cache_read_input_tokens", usage.path(UsageJson.CACHE_READ));
        UsageJson.put(theirs, "output_tokens", usage.path(UsageJson.OUTPUT));
        return theirs;
    }
}
