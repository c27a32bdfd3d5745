package dev.outcrop.assistant;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.service.tool.ToolExecution;
import dev.outcrop.assistant.Reply.Receipt;
import dev.outcrop.assistant.Reply.Receipt.Detour;
import dev.outcrop.assistant.Reply.ToolCall;
import dev.outcrop.model.CallReport;
import dev.outcrop.prompt.PromptId;
import dev.outcrop.usage.ModelRef;
import dev.outcrop.usage.Usage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What happened in one turn, written down as it happens. Thread-safe. */
final class Minutes {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final long begun = System.nanoTime();
    private final List<CallReport> calls = new ArrayList<>();
    private final List<ToolCall> toolCalls = new ArrayList<>();
    private @Nullable Duration firstText;
    private final StringBuilder partial = new StringBuilder();
    private final StringBuilder reasoning = new StringBuilder();
    private String said = "";
    private int leftOut;

    /** A model call was answered. */
    synchronized void called(CallReport report) {
        calls.add(report);
    }

    /** So many messages of the talk are not sent in this turn. */
    synchronized void leftOut(int messages) {
        leftOut = messages;
    }

    /** A tool ran, or was refused because there is none of its name. */
    synchronized void executed(ToolExecution execution) {
        var request = execution.request();
        toolCalls.add(new ToolCall(request.name(), arguments(request.arguments()), execution.result()));
    }

    /** The model said something, last of all so far. */
    synchronized void said(AiMessage message) {
        said = Objects.requireNonNullElse(message.text(), "");
        if (message.thinking() != null) {
            reasoning.append(reasoning.isEmpty() ? "" : "\n\n").append(message.thinking());
        }
        partial.setLength(0);
    }

    /** A piece of text came in. */
    synchronized void streamed(String piece) {
        if (firstText == null) {
            firstText = elapsed();
        }
        partial.append(piece);
    }

    /** What has streamed in of the answer that is not whole yet. */
    synchronized String partial() {
        return partial.toString();
    }

    /** What the model said last, raw. */
    synchronized String said() {
        return said;
    }

    /** What the last tool gave back; empty where none ran. */
    synchronized String lastToolResult() {
        return toolCalls.isEmpty() ? "" : toolCalls.get(toolCalls.size() - 1).result();
    }

    /** The tool that ran last; empty where none ran. */
    synchronized String lastTool() {
        return toolCalls.isEmpty() ? "" : toolCalls.get(toolCalls.size() - 1).name();
    }

    /** Whether the last answer is a guardrail's of Bedrock's, and not the model's. */
    synchronized boolean intervened() {
        return !calls.isEmpty() && calls.get(calls.size() - 1).stopReason().equals("guardrail_intervened");
    }

    /** HTTP requests sent for the calls that were answered. */
    synchronized int attempts() {
        return calls.stream().mapToInt(CallReport::attempts).sum();
    }

    /**
     * The reply of the turn.
     *
     * @param asked the model that was to answer
     */
    synchronized Reply reply(String text, @Nullable Object value, @Nullable PromptId prompt, ModelRef asked) {
        if (calls.isEmpty()) {
            throw new IllegalStateException("an answer without an answered call");
        }
        var last = calls.get(calls.size() - 1);
        var usage = calls.stream().map(CallReport::usage).reduce(Usage.NONE, Usage::plus);
        // A canary answers under the name of its model, a fallback under its own.
        var insteadOf = last.model().name().equals(asked.name()) ? null : asked;
        var receipt = new Receipt(
                last.stopReason(),
                usage,
                elapsed(),
                firstText,
                attempts(),
                last.requestId(),
                new Detour(insteadOf, leftOut, guardrail()));
        return new Reply(text, value, last.model(), prompt, toolCalls, receipt, reasoning.toString());
    }

    private List<String> guardrail() {
        return calls.stream()
                .flatMap(call -> call.guardrail().stream())
                .distinct()
                .toList();
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    /** Arguments that are no JSON object are kept under an empty name, as the model wrote them. */
    private static Map<String, Object> arguments(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return Map.of();
        }
        try {
            return JSON.readValue(text, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            return Map.of("", text);
        }
    }
}
