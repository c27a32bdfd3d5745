package dev.outcrop.session;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.outcrop.assistant.Reply;
import dev.outcrop.store.Row;
import dev.outcrop.usage.ModelRef;
import dev.outcrop.usage.Tokens;
import dev.outcrop.usage.Usage;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A turn as a row of the table of turns, written and read. */
final class TurnColumns {

    private static final ObjectMapper JSON = new ObjectMapper();

    private TurnColumns() {}

    /** The values in the order of {@code turn/append}. */
    static @Nullable Object[] of(long session, long seq, KeptTurn turn) {
        var reply = turn.reply();
        var tokens = reply.receipt().usage().tokens();
        var cost = reply.receipt().usage().costUsd();
        var prompt = reply.prompt();
        return new @Nullable Object[] {
            session,
            seq,
            turn.at().toEpochMilli(),
            tokens.input(),
            tokens.output(),
            tokens.cacheRead(),
            tokens.cacheWrite(),
            tokens.known() ? 1 : 0,
            cost == null ? null : cost.toPlainString(),
            reply.model().name(),
            reply.model().id(),
            prompt == null ? null : prompt.fullName(),
            prompt == null ? null : prompt.hash(),
            reply.receipt().stopReason(),
            reply.receipt().requestId(),
            reply.receipt().attempts(),
            turn.userText(),
            reply.text(),
            json(reply.toolCalls())
        };
    }

    /** A row of {@code turn/latest}. */
    static Transcript.Turn turn(Row row) {
        return new Transcript.Turn(
                Math.toIntExact(row.number("seq")),
                Instant.ofEpochMilli(row.number("at")),
                row.text("user_text"),
                row.text("assistant_text"),
                toolCalls(row.text("tool_calls")),
                new ModelRef(row.text("model_name"), row.text("model_id")),
                row.textIfAny("prompt")
                        .map(name -> name + "@" + row.text("prompt_hash"))
                        .orElse(""),
                usage(row));
    }

    /** The columns of {@code turn/usage}. */
    static Usage usage(Row row) {
        var tokens = new Tokens(
                row.number("input_tokens"),
                row.number("output_tokens"),
                row.number("cache_read_tokens"),
                row.number("cache_write_tokens"),
                row.number("tokens_known") == 1);
        return new Usage(tokens, row.textIfAny("cost_usd").map(BigDecimal::new).orElse(null));
    }

    private static String json(List<Reply.ToolCall> calls) {
        try {
            return JSON.writeValueAsString(calls);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tool call that came from JSON cannot be written as JSON.", e);
        }
    }

    private static List<Reply.ToolCall> toolCalls(String json) {
        try {
            return JSON.readValue(json, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The tool calls of a kept turn are not what was written: " + json, e);
        }
    }
}
