package dev.outcrop.simulator.upstream;

import com.fasterxml.jackson.databind.JsonNode;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.Content;
import dev.langchain4j.data.message.ImageContent;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The messages of a Converse request as LangChain4j's. What is only for Bedrock, cache points and reasoning, is left out. */
final class ConverseMessages {

    private static final Set<String> LEFT_OUT = Set.of("cachePoint", "reasoningContent");

    private final JsonNode messages;
    private final JsonNode system;
    private final List<ChatMessage> read = new ArrayList<>();

    ConverseMessages(JsonNode converse) {
        this.messages = converse.path("messages");
        this.system = converse.path("system");
    }

    List<ChatMessage> read() {
        system(system);
        for (var message : messages) {
            switch (message.path("role").asText()) {
                case "system" -> system(message.path("content"));
                case "assistant" -> assistant(message.path("content"));
                default -> user(message.path("content"));
            }
        }
        return read;
    }

    private void system(JsonNode blocks) {
        var text = words(blocks);
        if (!text.isEmpty()) {
            read.add(SystemMessage.from(text));
        }
    }

    private void user(JsonNode blocks) {
        var contents = new ArrayList<Content>();
        for (var block : blocks) {
            if (block.has("toolResult")) {
                read.add(result(block.get("toolResult")));
            } else if (block.has("image")) {
                contents.add(image(block.get("image")));
            } else if (!isLeftOut(block)) {
                contents.add(TextContent.from(text(block)));
            }
        }
        if (!contents.isEmpty()) {
            read.add(UserMessage.from(contents));
        }
    }

    private static ChatMessage result(JsonNode result) {
        var texts = new ArrayList<String>();
        for (var block : result.path("content")) {
            texts.add(block.has("json") ? block.get("json").toString() : text(block));
        }
        return ToolExecutionResultMessage.from(result.path("toolUseId").asText(), "", String.join("\n", texts));
    }

    private static Content image(JsonNode image) {
        var bytes = image.at("/source/bytes").asText();
        if (bytes.isEmpty()) {
            throw new UnfitException("The upstream cannot read a picture from S3. Send its bytes.");
        }
        return ImageContent.from(bytes, "image/" + image.path("format").asText());
    }

    private void assistant(JsonNode blocks) {
        var calls = new ArrayList<ToolExecutionRequest>();
        for (var block : blocks) {
            if (block.has("toolUse")) {
                var use = block.get("toolUse");
                calls.add(ToolExecutionRequest.builder()
                        .id(use.path("toolUseId").asText())
                        .name(use.path("name").asText())
                        .arguments(use.path("input").toString())
                        .build());
            }
        }
        var words = words(blocks);
        read.add(AiMessage.builder()
                .text(words.isEmpty() ? null : words)
                .toolExecutionRequests(calls)
                .build());
    }

    private static String words(JsonNode blocks) {
        var texts = new ArrayList<String>();
        for (var block : blocks) {
            if (!block.has("toolUse") && !isLeftOut(block)) {
                texts.add(text(block));
            }
        }
        return String.join("\n", texts);
    }

    private static boolean isLeftOut(JsonNode block) {
        return LEFT_OUT.stream().anyMatch(block::has);
    }

    private static String text(JsonNode block) {
        if (block.path("text").isTextual()) {
            return block.path("text").textValue();
        }
        if (block.has("guardContent")) {
            return block.at("/guardContent/text/text").asText();
        }
        if (block.has("citationsContent")) {
            return words(block.at("/citationsContent/content"));
        }
        throw new UnfitException(
                "The upstream cannot be sent a " + block.fieldNames().next() + " block.");
    }
}
