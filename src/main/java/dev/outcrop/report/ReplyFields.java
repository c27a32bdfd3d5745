package dev.outcrop.report;

import dev.outcrop.assistant.Reply;
import dev.outcrop.error.CallException;
import dev.outcrop.error.OutcropException;
import dev.outcrop.usage.ModelRef;
import dev.outcrop.usage.Usage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The pieces of a reply as they stand in JSON, the same in every report and command. */
public final class ReplyFields {

    private ReplyFields() {}

    public static Map<String, Object> model(ModelRef model) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("name", model.name());
        fields.put("id", model.id());
        return fields;
    }

    /** Tokens, and what they cost in US dollars: null where a price is not known. */
    public static Map<String, @Nullable Object> usage(Usage usage) {
        var tokens = usage.tokens();
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("inputTokens", tokens.input());
        fields.put("outputTokens", tokens.output());
        fields.put("cacheReadTokens", tokens.cacheRead());
        fields.put("cacheWriteTokens", tokens.cacheWrite());
        fields.put("costUsd", usage.costUsd());
        return fields;
    }

    public static List<Map<String, Object>> toolCalls(List<Reply.ToolCall> calls) {
        return calls.stream().map(ReplyFields::toolCall).toList();
    }

    private static Map<String, Object> toolCall(Reply.ToolCall call) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("name", call.name());
        fields.put("arguments", call.arguments());
        fields.put("result", call.result());
        return fields;
    }

    /** In what the answer came about otherwise than asked; nothing where it did not. */
    public static Map<String, Object> detour(Reply reply) {
        var detour = reply.receipt().detour();
        var fields = new LinkedHashMap<String, Object>();
        if (detour.insteadOf() != null) {
            fields.put("insteadOf", model(detour.insteadOf()));
        }
        if (detour.leftOut() > 0) {
            fields.put("leftOutMessages", detour.leftOut());
        }
        if (!detour.guardrail().isEmpty()) {
            fields.put("guardrail", detour.guardrail());
        }
        return fields;
    }

    /** The text that was received before a failure; empty where none was. */
    public static String partialText(OutcropException error) {
        return error instanceof CallException call ? call.trace().partialText() : "";
    }

    /** What failed: kind, message, remedy, and the attempts and request id where a model was called. */
    public static Map<String, @Nullable Object> error(OutcropException error) {
        var trace = error instanceof CallException call ? call.trace() : CallException.Trace.NONE;
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("kind", error.kind().word());
        fields.put("message", error.problem());
        fields.put("remedy", error.remedy());
        fields.put("attempts", trace.attempts());
        fields.put("requestId", trace.requestId());
        return fields;
    }
}
