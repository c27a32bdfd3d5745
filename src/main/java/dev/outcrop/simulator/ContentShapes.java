package dev.outcrop.simulator;

import static dev.outcrop.simulator.WireShapes.BLOB;
import static dev.outcrop.simulator.WireShapes.DOCUMENT;
import static dev.outcrop.simulator.WireShapes.FLAG;
import static dev.outcrop.simulator.WireShapes.integer;
import static dev.outcrop.simulator.WireShapes.list;
import static dev.outcrop.simulator.WireShapes.text;
import static dev.outcrop.simulator.WireShapes.words;
import static dev.outcrop.simulator.WireStructure.structure;
import static dev.outcrop.simulator.WireStructure.union;

import java.util.regex.Pattern;

/**
 * What a message may hold.
 *
 * <p>Source: bedrock-runtime service model, ContentBlock and SystemContentBlock and the shapes below them.
 */
final class ContentShapes {

    static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_-]+");
    private static final Pattern TOOL_USE_ID = Pattern.compile("[a-zA-Z0-9_.:-]+");
    private static final int MAX_NAME = 64;

    private static final WireStructure S3_LOCATION =
            structure().must("uri", text(1, 1024)).may("bucketOwner", text());
    private static final WireStructure ERROR = structure().may("message", text());
    private static final WireStructure CITED = structure().must("enabled", FLAG);
    private static final WireStructure WORDS = structure().may("text", text());

    private static final WireStructure IMAGE = structure()
            .must("format", words("png", "jpeg", "gif", "webp"))
            .must("source", union("ImageSource").may("bytes", BLOB).may("s3Location", S3_LOCATION))
            .may("error", ERROR);

    private static final WireStructure DOCUMENT_BLOCK = structure()
            .may("format", words("pdf", "csv", "doc", "docx", "xls", "xlsx", "html", "txt", "md"))
            .must("name", text(1, 200))
            .must(
                    "source",
                    union("DocumentSource")
                            .may("bytes", BLOB)
                            .may("s3Location", S3_LOCATION)
                            .may("text", text())
                            .may("content", list(union("DocumentContentBlock").may("text", text()))))
            .may("context", text())
            .may("citations", CITED);

    private static final WireStructure VIDEO = structure()
            .must("format", words("mkv", "mov", "mp4", "webm", "flv", "mpeg", "mpg", "wmv", "three_gp"))
            .must("source", union("VideoSource").may("bytes", BLOB).may("s3Location", S3_LOCATION));

    private static final WireStructure AUDIO = structure()
            .must(
                    "format",
                    words(
                            "mp3", "opus", "wav", "aac", "flac", "mp4", "ogg", "mkv", "mka", "x-aac", "m4a", "mpeg",
                            "mpga", "pcm", "webm"))
            .must("source", union("AudioSource").may("bytes", BLOB).may("s3Location", S3_LOCATION))
            .may("error", ERROR);

    private static final WireStructure SEARCH_RESULT = structure()
            .must("source", text())
            .must("title", text())
            .must("content", list(structure().must("text", text())))
            .may("citations", CITED);

    private static final WireStructure TOOL_USE = structure()
            .must("toolUseId", text(1, MAX_NAME, TOOL_USE_ID))
            .must("name", text(1, MAX_NAME, NAME))
            .must("input", DOCUMENT)
            .may("type", text());

    private static final WireStructure TOOL_RESULT = structure()
            .must("toolUseId", text(1, MAX_NAME, TOOL_USE_ID))
            .must(
                    "content",
                    list(union("ToolResultContentBlock")
                            .may("json", DOCUMENT)
                            .may("text", text())
                            .may("image", IMAGE)
                            .may("document", DOCUMENT_BLOCK)
                            .may("video", VIDEO)
                            .may("searchResult", SEARCH_RESULT)))
            .may("status", words("success", "error"))
            .may("type", text());

    private static final WireStructure GUARDED = guarded("GuardrailConverseContentBlock");

    /** One block of ApplyGuardrail. */
    static final WireStructure GUARDRAIL_BLOCK = guarded("GuardrailContentBlock");

    static final WireStructure CACHE_POINT =
            structure().must("type", words("default")).may("ttl", words("5m", "1h"));

    private static final WireStructure REASONING = union("ReasoningContentBlock")
            .may("reasoningText", structure().must("text", text()).may("signature", text()))
            .may("redactedContent", BLOB);

    private static final WireStructure TOOL_REFERENCE =
            structure().may("type", text()).may("name", text()).may("serverName", text());

    private static final WireStructure TOOL_CHANGE = structure().may("tool", TOOL_REFERENCE);

    /** One block of a message. */
    static final WireStructure BLOCK = union("ContentBlock")
            .may("text", text())
            .may("image", IMAGE)
            .may("document", DOCUMENT_BLOCK)
            .may("video", VIDEO)
            .may("audio", AUDIO)
            .may("toolUse", TOOL_USE)
            .may("toolResult", TOOL_RESULT)
            .may("guardContent", GUARDED)
            .may("cachePoint", CACHE_POINT)
            .may("reasoningContent", REASONING)
            .may("citationsContent", structure().may("content", list(WORDS)).may("citations", list(citation())))
            .may("searchResult", SEARCH_RESULT)
            .may("toolAddition", TOOL_CHANGE)
            .may("toolRemoval", TOOL_CHANGE);

    /** One block of the system text. */
    static final WireStructure SYSTEM_BLOCK = union("SystemContentBlock")
            .may("text", text(1, Integer.MAX_VALUE))
            .may("guardContent", GUARDED)
            .may("cachePoint", CACHE_POINT);

    private ContentShapes() {}

    private static WireStructure guarded(String name) {
        return union(name)
                .may(
                        "text",
                        structure()
                                .must("text", text())
                                .may("qualifiers", list(words("grounding_source", "query", "guard_content"))))
                .may(
                        "image",
                        structure()
                                .must("format", words("png", "jpeg"))
                                .must(
                                        "source",
                                        union("GuardrailConverseImageSource").may("bytes", BLOB)));
    }

    private static WireStructure citation() {
        return structure()
                .may("title", text())
                .may("source", text())
                .may("sourceContent", list(WORDS))
                .may(
                        "location",
                        union("CitationLocation")
                                .may("web", structure().may("url", text()).may("domain", text()))
                                .may("documentChar", span("documentIndex"))
                                .may("documentPage", span("documentIndex"))
                                .may("documentChunk", span("documentIndex"))
                                .may("searchResultLocation", span("searchResultIndex")));
    }

    private static WireStructure span(String index) {
        var place = integer(0, Integer.MAX_VALUE);
        return structure().may(index, place).may("start", place).may("end", place);
    }
}
