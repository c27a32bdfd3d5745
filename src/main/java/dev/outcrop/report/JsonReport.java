package dev.outcrop.report;

import dev.outcrop.conversation.Outcome;
import dev.outcrop.conversation.Outcome.TurnOutcome;
import dev.outcrop.conversation.RunResult;
import dev.outcrop.conversation.check.Finding;
import dev.outcrop.usage.Usage;
import java.io.IOException;
import java.io.Writer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A run as JSON: totals, then every attempt at every conversation with its turns.
 *
 * <p>{@code checks} of a conversation, {@code tolerated} and a turn's {@code error} are there only where there is something
 * to say, and so are {@code insteadOf}, the model that gave way to a fallback, and {@code leftOutMessages}. A cost that is not
 * known is null, never zero. A turn that has both an answer and an error was asked again after the error.
 */
public final class JsonReport implements ReportForm {

    @Override
    public String word() {
        return "json";
    }

    @Override
    public void write(RunResult result, Writer out) throws IOException {
        try (var json = Json.generator(out)) {
            json.writeStartObject();
            json.writeStringField("run", result.run());
            json.writeStringField("backend", result.backend().word());
            json.writeStringField("started", result.started().toString());
            json.writeNumberField("elapsedMs", result.elapsed().toMillis());
            json.writePOJOField("totals", totals(result));
            json.writeArrayFieldStart("conversations");
            for (var outcome : result.outcomes()) {
                json.writePOJO(conversation(outcome));
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        out.write('\n');
    }

    private static Map<String, @Nullable Object> totals(RunResult result) {
        var totals = result.totals();
        var count = totals.conversations();
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("conversations", count.all());
        fields.put("passed", count.passed());
        fields.put("failed", count.failed());
        fields.put("errored", count.errored());
        fields.put("skipped", count.skipped());
        if (count.tolerated() > 0) {
            fields.put("tolerated", count.tolerated());
        }
        fields.put("turns", totals.turns());
        fields.put("inputTokens", totals.usage().tokens().input());
        fields.put("outputTokens", totals.usage().tokens().output());
        fields.put("costUsd", totals.usage().costUsd());
        return fields;
    }

    private static Map<String, Object> conversation(Outcome outcome) {
        var subject = outcome.subject();
        var fields = new LinkedHashMap<String, Object>();
        fields.put("name", subject.name());
        fields.put("file", subject.file());
        fields.put("row", subject.row());
        fields.put("attempt", subject.attempt());
        fields.put("assistant", subject.assistant());
        fields.put("model", ReplyFields.model(outcome.model()));
        fields.put("status", outcome.status().word());
        if (outcome.tolerated()) {
            fields.put("tolerated", true);
        }
        fields.put("turns", outcome.turns().stream().map(JsonReport::turn).toList());
        if (!outcome.findings().isEmpty()) {
            fields.put("checks", checks(outcome.findings()));
        }
        return fields;
    }

    private static Map<String, @Nullable Object> turn(TurnOutcome turn) {
        var reply = turn.reply();
        var receipt = reply == null ? null : reply.receipt();
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("user", turn.user());
        fields.put("assistant", reply == null ? null : reply.text());
        fields.put("status", turn.status().word());
        fields.put("checks", checks(turn.findings()));
        fields.put("toolCalls", ReplyFields.toolCalls(reply == null ? List.of() : reply.toolCalls()));
        fields.put("stopReason", receipt == null ? null : receipt.stopReason());
        fields.put("usage", ReplyFields.usage(receipt == null ? Usage.NONE : receipt.usage()));
        fields.put("latencyMs", receipt == null ? null : receipt.latency().toMillis());
        fields.put("firstTokenMs", receipt == null ? null : millis(receipt.firstToken()));
        if (reply != null) {
            fields.put("model", ReplyFields.model(reply.model()));
            fields.put("attempts", reply.receipt().attempts());
            fields.put("requestId", reply.receipt().requestId());
            fields.putAll(ReplyFields.detour(reply));
        }
        if (turn.error() != null) {
            fields.put("partialText", ReplyFields.partialText(turn.error()));
            fields.put("error", ReplyFields.error(turn.error()));
        }
        return fields;
    }

    private static @Nullable Long millis(@Nullable Duration time) {
        return time == null ? null : time.toMillis();
    }

    private static List<Map<String, Object>> checks(List<Finding> findings) {
        return findings.stream().map(JsonReport::check).toList();
    }

    private static Map<String, Object> check(Finding finding) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("kind", finding.kind());
        fields.put("status", finding.met() ? "met" : "unmet");
        fields.put("detail", finding.detail());
        return fields;
    }
}
