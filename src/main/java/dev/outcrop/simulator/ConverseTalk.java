package dev.outcrop.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.outcrop.bedrock.ErrorTexts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What Bedrock demands of the messages of a talk: the order of roles, no empty words, a result for every tool call.
 *
 * <p>Source: Bedrock's messages as they stand in public reports.
 */
final class ConverseTalk {

    private static final Pattern DOCUMENT_NAME = Pattern.compile("([\\p{L}\\p{N}()\\[\\]-]|\\s(?!\\s))+");

    private final JsonNode body;
    private final List<JsonNode> messages = new ArrayList<>();

    ConverseTalk(JsonNode body) {
        this.body = body;
        for (var message : body.path("messages")) {
            // Messages of the role system may stand between the others.
            if (!message.path("role").asText().equals("system")) {
                messages.add(message);
            }
        }
    }

    /** What is wrong with the talk; null where nothing is. */
    @Nullable
    Refusal refusal() {
        var schema = body.at(ConverseBody.SCHEMA).textValue();
        if (schema != null && !Json.isObject(schema)) {
            return Refusal.validation(
                    "The schema of outputConfig.textFormat is not a JSON object. Correct it and try again.");
        }
        if (messages.isEmpty() || !role(0).equals("user")) {
            return Refusal.validation(ErrorTexts.STARTS_WITH_USER);
        }
        for (var i = 0; i < messages.size(); i++) {
            var fault = i > 0 && role(i).equals(role(i - 1)) ? ErrorTexts.ROLES_ALTERNATE : faultOf(i);
            if (fault != null) {
                return Refusal.validation(fault);
            }
        }
        return null;
    }

    private String role(int index) {
        return messages.get(index).path("role").asText();
    }

    private JsonNode content(int index) {
        return messages.get(index).path("content");
    }

    private @Nullable String faultOf(int index) {
        if (content(index).isEmpty()) {
            return "The content field in the Message object at messages." + index
                    + " is empty. Add a ContentBlock object to the content field and try again.";
        }
        for (var block = 0; block < content(index).size(); block++) {
            if (content(index).path(block).path("text").isTextual()
                    && content(index).path(block).path("text").textValue().isBlank()) {
                return "The text field in the ContentBlock object at messages." + index + ".content." + block
                        + " is blank. Add text to the text field, and try again.";
            }
            var document = content(index).path(block).path("document").path("name");
            if (document.isTextual()
                    && !DOCUMENT_NAME.matcher(document.textValue()).matches()) {
                return "The document file name can only contain alphanumeric characters, whitespace characters, hyphens,"
                        + " parentheses, and square brackets. The name can't contain more than one consecutive whitespace"
                        + " character.";
            }
        }
        return faultOfTools(index);
    }

    private @Nullable String faultOfTools(int index) {
        var results = ids(index, "toolResult");
        var calls = index == 0 ? List.<String>of() : ids(index - 1, "toolUse");
        if (!body.path("toolConfig").isObject()
                && !(results.isEmpty() && ids(index, "toolUse").isEmpty())) {
            return "The toolConfig field must be defined when using toolUse and toolResult content blocks.";
        }
        if (results.size() > calls.size()) {
            return "The number of toolResult blocks at messages." + index
                    + ".content exceeds the number of toolUse blocks of previous turn.";
        }
        var unanswered = calls.isEmpty() ? calls : without(calls, new HashSet<>(results));
        return unanswered.isEmpty()
                ? null
                : "Expected toolResult blocks at messages." + index + ".content for the following Ids: "
                        + String.join(", ", unanswered);
    }

    private static List<String> without(List<String> ids, Set<String> others) {
        return ids.stream().filter(id -> !others.contains(id)).collect(Collectors.toList());
    }

    private List<String> ids(int index, String kind) {
        var ids = new ArrayList<String>();
        for (var block : content(index)) {
            if (block.has(kind)) {
                ids.add(block.path(kind).path("toolUseId").asText());
            }
        }
        return ids;
    }
}
