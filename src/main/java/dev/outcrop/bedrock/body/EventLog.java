package dev.outcrop.bedrock.body;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Events of ConverseStream in Bedrock's order, made of whatever a provider says: it opens and closes the blocks itself.
 *
 * <p>Only calls of tools have a contentBlockStart. Holds no more than what was not taken yet. Not thread-safe.
 */
final class EventLog {

    private final List<ConverseEvent> events = new ArrayList<>();
    private Block open = Block.NONE;
    private int index = -1;
    private boolean begun;
    private boolean called;

    private enum Block {
        NONE,
        TEXT,
        REASONING,
        TOOL
    }

    /** Begins the message; without effect once it has begun. */
    void begin() {
        if (!begun) {
            begun = true;
            events.add(new ConverseEvent("messageStart", BodyJson.object().put("role", "assistant")));
        }
    }

    void text(String text) {
        if (!text.isEmpty()) {
            enter(Block.TEXT);
            delta().put("text", text);
        }
    }

    void reasoning(String text) {
        if (!text.isEmpty()) {
            enter(Block.REASONING);
            delta().putObject("reasoningContent").put("text", text);
        }
    }

    void signature(String signature) {
        enter(Block.REASONING);
        delta().putObject("reasoningContent").put("signature", signature);
    }

    /** Reasoning that nobody but the model may read, as Base64. */
    void redacted(String bytes) {
        enter(Block.REASONING);
        delta().putObject("reasoningContent").put("redactedContent", bytes);
    }

    /** A call of a tool begins; its input follows. */
    void tool(String id, String name) {
        begin();
        close();
        open = Block.TOOL;
        index++;
        called = true;
        var start = BodyJson.object().put("contentBlockIndex", index);
        start.putObject("start").putObject("toolUse").put("name", name).put("toolUseId", id);
        events.add(new ConverseEvent("contentBlockStart", start));
    }

    /** A fragment of the JSON of the open call's input. */
    void toolInput(String fragment) {
        if (open != Block.TOOL) {
            throw new UnreadableBodyException("the input of a tool came before its name");
        }
        delta().putObject("toolUse").put("input", fragment);
    }

    /** Closes the open block; without effect where none is open. */
    void close() {
        if (open != Block.NONE) {
            open = Block.NONE;
            events.add(new ConverseEvent("contentBlockStop", BodyJson.object().put("contentBlockIndex", index)));
        }
    }

    /** The answer ends, for a reason in Bedrock's words. */
    void stop(String reason) {
        begin();
        close();
        events.add(new ConverseEvent("messageStop", BodyJson.object().put("stopReason", reason)));
    }

    void metadata(ObjectNode usage) {
        var payload = BodyJson.object();
        payload.set("usage", usage);
        events.add(new ConverseEvent("metadata", payload));
    }

    /** Whether the answer has called a tool. */
    boolean called() {
        return called;
    }

    /** The events since the last time. */
    List<ConverseEvent> take() {
        var taken = List.copyOf(events);
        events.clear();
        return taken;
    }

    private void enter(Block block) {
        begin();
        if (open != block) {
            close();
            open = block;
            index++;
        }
    }

    private ObjectNode delta() {
        var payload = BodyJson.object().put("contentBlockIndex", index);
        events.add(new ConverseEvent("contentBlockDelta", payload));
        return payload.putObject("delta");
    }
}
