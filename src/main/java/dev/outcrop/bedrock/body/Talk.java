package dev.outcrop.bedrock.body;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.outcrop.bedrock.body.Turn.Role;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** The messages of a Converse request as the turns of one prompt, and back. */
final class Talk {

    private final Speech speech;

    Talk(Speech speech) {
        this.speech = speech;
    }

    List<Turn> turns(JsonNode converse) {
        var turns = new ArrayList<Turn>();
        var system = Blocks.text(converse.path("system"));
        if (!system.isEmpty()) {
            turns.add(new Turn(Role.SYSTEM, system));
        }
        for (var message : converse.path("messages")) {
            if (message.path("role").asText().equals("assistant")) {
                turns.add(new Turn(Role.ASSISTANT, said(message.path("content"))));
            } else {
                user(message.path("content"), turns);
            }
        }
        return turns;
    }

    private void user(JsonNode content, List<Turn> turns) {
        for (var block : content) {
            if (block.has("toolResult")) {
                turns.add(new Turn(Role.TOOL, Blocks.text(block.at("/toolResult/content"))));
            }
        }
        var text = Blocks.text(content);
        var pictures = Blocks.pictures(content);
        if (!text.isEmpty() || pictures > 0) {
            turns.add(new Turn(Role.USER, text, pictures));
        }
    }

    /** An earlier answer as the model would say it; its reasoning is not shown to it again. */
    private String said(JsonNode content) {
        var speaker = speech.speaker();
        var text = new StringBuilder();
        for (var event : Reply.events(withoutReasoning(content))) {
            text.append(speaker.say(event));
        }
        return text.toString();
    }

    private static ArrayNode withoutReasoning(JsonNode content) {
        var rest = BodyJson.array();
        for (var block : content) {
            if (!block.has("reasoningContent")) {
                rest.add(block);
            }
        }
        return rest;
    }

    /**
     * Sets the system text and the messages of a request, whose tools are known by then.
     *
     * @param images the Base64 of the pictures of all turns, in their order
     */
    void read(List<Turn> turns, JsonNode images, ObjectNode converse) {
        var messages = converse.putArray("messages");
        var calls = new ArrayList<String>();
        var pictures = images.iterator();
        for (var turn : turns) {
            switch (turn.role()) {
                case SYSTEM -> converse.withArrayProperty("system").addObject().put("text", turn.text());
                case USER -> asked(turn, pictures, content(messages, "user"));
                case ASSISTANT -> content(messages, "assistant").addAll(heard(turn.text(), converse, calls));
                case TOOL -> result(turn.text(), content(messages, "user"), calls);
            }
        }
    }

    private static void asked(Turn turn, Iterator<JsonNode> pictures, ArrayNode content) {
        for (var i = 0; i < turn.pictures() && pictures.hasNext(); i++) {
            content.add(Pictures.block(pictures.next().asText()));
        }
        if (!turn.text().isEmpty() || turn.pictures() == 0) {
            content.addObject().put("text", turn.text());
        }
    }

    private ArrayNode heard(String text, ObjectNode converse, List<String> calls) {
        var log = new EventLog();
        var listener = speech.listener(converse);
        listener.take(text, log);
        listener.end(log);
        log.close();
        var content = Reply.content(log.take());
        for (var block : content) {
            if (block.has("toolUse")) {
                calls.add(block.at("/toolUse/toolUseId").asText());
            }
        }
        return content;
    }

    /** Results follow their calls in the same order. */
    private static void result(String text, ArrayNode content, List<String> calls) {
        var open = calls.iterator();
        var result = content.addObject().putObject("toolResult");
        result.put("toolUseId", next(open)).putArray("content").addObject().put("text", text);
    }

    private static String next(Iterator<String> open) {
        if (!open.hasNext()) {
            return "";
        }
        var id = open.next();
        open.remove();
        return id;
    }

    /** The content of the last message, where it is of that role, else of a new one. */
    private static ArrayNode content(ArrayNode messages, String role) {
        var last = messages.path(messages.size() - 1);
        return last.path("role").asText().equals(role) && last.path("content") instanceof ArrayNode content
                ? content
                : messages.addObject().put("role", role).putArray("content");
    }
}
