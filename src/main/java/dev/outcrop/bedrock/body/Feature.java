package dev.outcrop.bedrock.body;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** What a request may ask beyond words, and not every provider's body has a place for. */
enum Feature {
    TOOLS("tools"),
    TOOL_CHOICE("calls of tools on demand"),
    STOP_SEQUENCES("stop sequences"),
    IMAGES("images"),
    DOCUMENTS("documents"),
    VIDEO("video"),
    AUDIO("audio"),
    S3_SOURCES("files from S3"),
    CACHE_POINTS("cache points"),
    REASONING("reasoning of earlier answers"),
    GUARDED_CONTENT("content marked for guardrails"),
    CITATIONS("citations"),
    JSON_SCHEMA("JSON schemas for answers"),
    SYSTEM_MESSAGES("system messages between others"),
    PROMPT_VARIABLES("variables of stored prompts"),
    RESPONSE_FIELDS("additional response fields");

    /** Text and JSON are what every body has a place for. */
    private static final Map<String, Set<Feature>> BY_BLOCK = Map.ofEntries(
            Map.entry("text", Set.of()),
            Map.entry("json", Set.of()),
            Map.entry("image", Set.of(IMAGES)),
            Map.entry("document", Set.of(DOCUMENTS)),
            Map.entry("video", Set.of(VIDEO)),
            Map.entry("audio", Set.of(AUDIO)),
            Map.entry("toolUse", Set.of(TOOLS)),
            Map.entry("toolResult", Set.of(TOOLS)),
            Map.entry("cachePoint", Set.of(CACHE_POINTS)),
            Map.entry("reasoningContent", Set.of(REASONING)),
            Map.entry("guardContent", Set.of(GUARDED_CONTENT)),
            Map.entry("citationsContent", Set.of(CITATIONS)),
            Map.entry("searchResult", Set.of(CITATIONS)));

    private final String words;

    Feature(String words) {
        this.words = words;
    }

    /** Refuses a request that asks more than a provider's body has a place for. */
    static void require(JsonNode converse, String provider, Set<Feature> has) {
        for (var used : usedBy(converse, provider)) {
            if (!has.contains(used)) {
                throw lacking(provider, used.words);
            }
        }
    }

    private static UnsupportedRequestException lacking(String provider, String words) {
        return new UnsupportedRequestException(
                provider + " has no " + words + " over InvokeModel",
                "Ask without " + words + ", or use \"api: converse\" for a model that Bedrock serves so.");
    }

    private static Set<Feature> usedBy(JsonNode converse, String provider) {
        var used = EnumSet.noneOf(Feature.class);
        for (var block : converse.path("system")) {
            collect(block, provider, used);
        }
        for (var message : converse.path("messages")) {
            if (message.path("role").asText().equals("system")) {
                used.add(SYSTEM_MESSAGES);
            }
            for (var block : message.path("content")) {
                collect(block, provider, used);
            }
        }
        collectSettings(converse, used);
        return used;
    }

    private static void collectSettings(JsonNode converse, Set<Feature> used) {
        for (var tool : converse.at("/toolConfig/tools")) {
            used.add(tool.has("cachePoint") ? CACHE_POINTS : TOOLS);
        }
        var choice = converse.at("/toolConfig/toolChoice");
        if (choice.has("any") || choice.has("tool")) {
            used.add(TOOL_CHOICE);
        }
        if (!converse.at("/inferenceConfig/stopSequences").isEmpty()) {
            used.add(STOP_SEQUENCES);
        }
        if (converse.at("/outputConfig/textFormat").isObject()) {
            used.add(JSON_SCHEMA);
        }
        if (!converse.path("promptVariables").isEmpty()) {
            used.add(PROMPT_VARIABLES);
        }
        if (!converse.path("additionalModelResponseFieldPaths").isEmpty()) {
            used.add(RESPONSE_FIELDS);
        }
    }

    private static void collect(JsonNode block, String provider, Set<Feature> used) {
        for (var member : block.properties()) {
            var features = BY_BLOCK.get(member.getKey());
            if (features == null) {
                throw lacking(provider, member.getKey() + " blocks");
            }
            used.addAll(features);
            if (member.getValue().at("/source/s3Location").isObject()) {
                used.add(S3_SOURCES);
            }
        }
        for (var inner : block.at("/toolResult/content")) {
            collect(inner, provider, used);
        }
    }
}
