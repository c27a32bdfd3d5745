package dev.outcrop.cli;

import dev.outcrop.assistant.Reply;
import dev.outcrop.error.OutcropException;
import dev.outcrop.report.ReplyFields;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One answer, or the failure to give one, as JSON. */
final class AskJson {

    private AskJson() {}

    static Map<String, @Nullable Object> answer(String assistant, @Nullable String session, Reply reply) {
        var receipt = reply.receipt();
        var fields = head("ok", assistant, session);
        fields.put("model", ReplyFields.model(reply.model()));
        fields.put("prompt", reply.prompt() == null ? null : PromptFields.id(reply.prompt()));
        fields.put("text", reply.text());
        if (!reply.reasoning().isEmpty()) {
            fields.put("reasoning", reply.reasoning());
        }
        fields.put("toolCalls", ReplyFields.toolCalls(reply.toolCalls()));
        fields.put("stopReason", receipt.stopReason());
        fields.put("usage", ReplyFields.usage(receipt.usage()));
        fields.put("latencyMs", receipt.latency().toMillis());
        fields.put(
                "firstTokenMs",
                receipt.firstToken() == null ? null : receipt.firstToken().toMillis());
        fields.put("attempts", receipt.attempts());
        fields.put("requestId", receipt.requestId());
        fields.putAll(ReplyFields.detour(reply));
        return fields;
    }

    static Map<String, @Nullable Object> error(String assistant, @Nullable String session, OutcropException failure) {
        var fields = head("error", assistant, session);
        fields.put("partialText", ReplyFields.partialText(failure));
        fields.put("error", ReplyFields.error(failure));
        return fields;
    }

    private static Map<String, @Nullable Object> head(String status, String assistant, @Nullable String session) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("status", status);
        fields.put("assistant", assistant);
        fields.put("session", session);
        return fields;
    }
}
