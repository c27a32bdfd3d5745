package dev.outcrop.simulator.upstream;

import dev.langchain4j.exception.HttpException;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.CompleteToolCall;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.PartialToolCall;
import dev.langchain4j.model.chat.response.PartialToolCallContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.chat.response.StreamingHandle;
import dev.langchain4j.model.output.FinishReason;
import dev.outcrop.bedrock.BedrockError;
import dev.outcrop.bedrock.StopReason;
import dev.outcrop.simulator.upstream.Heard.End;
import dev.outcrop.simulator.upstream.Heard.Failed;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.util.OptionalInt;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * A question that an upstream was asked. One thread takes what it says while it comes; where that one is slow the upstream
 * waits, {@value #AHEAD} parts ahead.
 */
public final class UpstreamCall implements StreamingChatResponseHandler {

    private static final int AHEAD = 256;
    private static final int MOST_OF_AN_ERROR = 500;
    private static final int BAD_REQUEST = 400;
    private static final int TOO_MANY = 429;
    private static final int SERVER_ERROR = 500;

    private final URI address;
    private final BlockingQueue<Heard> heard = new ArrayBlockingQueue<>(AHEAD);
    private volatile @Nullable StreamingHandle handle;
    private volatile boolean cancelled;

    UpstreamCall(URI address) {
        this.address = address;
    }

    /** What comes next; waits for it. Not to be asked for more behind an end or a failure. */
    public Heard next() throws InterruptedException {
        return heard.take();
    }

    /** Nobody listens any more: the upstream may stop. */
    public void cancel() {
        cancelled = true;
        heard.clear();
        var open = handle;
        if (open != null) {
            open.cancel();
        }
    }

    @Override
    public void onPartialResponse(PartialResponse part, PartialResponseContext context) {
        opened(context.streamingHandle());
        if (!part.text().isEmpty()) {
            put(new Heard.Words(part.text()));
        }
    }

    @Override
    public void onPartialToolCall(PartialToolCall part, PartialToolCallContext context) {
        opened(context.streamingHandle());
    }

    @Override
    public void onCompleteToolCall(CompleteToolCall call) {
        var request = call.toolExecutionRequest();
        var arguments = request.arguments() == null || request.arguments().isBlank() ? "{}" : request.arguments();
        put(new Heard.ToolCall(request.id() == null ? "" : request.id(), request.name(), arguments));
    }

    @Override
    public void onCompleteResponse(ChatResponse response) {
        if (response.finishReason() == null) {
            put(new Failed(BedrockError.MODEL_ERROR, "The upstream " + address + " has broken off its answer."));
            return;
        }
        var usage = response.tokenUsage();
        put(new End(
                stop(response.finishReason(), response.aiMessage().hasToolExecutionRequests()),
                usage == null ? OptionalInt.empty() : count(usage.inputTokenCount()),
                usage == null ? OptionalInt.empty() : count(usage.outputTokenCount())));
    }

    @Override
    public void onError(Throwable failure) {
        put(failed(failure));
    }

    private void opened(StreamingHandle open) {
        handle = open;
        if (cancelled) {
            open.cancel();
        }
    }

    private void put(Heard more) {
        try {
            if (!cancelled) {
                heard.put(more);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static OptionalInt count(@Nullable Integer tokens) {
        return tokens == null ? OptionalInt.empty() : OptionalInt.of(tokens);
    }

    private static StopReason stop(@Nullable FinishReason reason, boolean calls) {
        if (calls) {
            return StopReason.TOOL_USE;
        }
        if (reason == FinishReason.LENGTH) {
            return StopReason.MAX_TOKENS;
        }
        return reason == FinishReason.CONTENT_FILTER ? StopReason.CONTENT_FILTERED : StopReason.END_TURN;
    }

    private Failed failed(Throwable failure) {
        var http = cause(failure, HttpException.class);
        if (http != null) {
            return new Failed(
                    error(http.statusCode()),
                    "The upstream " + address + " answered " + http.statusCode() + ": " + beginning(http.getMessage()));
        }
        if (cause(failure, HttpTimeoutException.class) != null) {
            return new Failed(BedrockError.MODEL_TIMEOUT, "The upstream " + address + " has timed out.");
        }
        var broken = cause(failure, IOException.class);
        return broken == null
                ? new Failed(BedrockError.MODEL_ERROR, "The upstream " + address + " failed: " + failure)
                : new Failed(
                        BedrockError.SERVICE_UNAVAILABLE,
                        "The upstream " + address + " cannot be reached: " + words(broken));
    }

    /** As much of an error's page as says what it is. */
    private static String beginning(@Nullable String body) {
        var text = String.valueOf(body);
        return text.length() <= MOST_OF_AN_ERROR ? text : text.substring(0, MOST_OF_AN_ERROR) + "…";
    }

    private static String words(IOException broken) {
        return broken.getMessage() == null ? broken.getClass().getSimpleName() : broken.getMessage();
    }

    private static BedrockError error(int status) {
        if (status == TOO_MANY) {
            return BedrockError.THROTTLING;
        }
        if (status >= SERVER_ERROR) {
            return BedrockError.SERVICE_UNAVAILABLE;
        }
        return status == BAD_REQUEST ? BedrockError.VALIDATION : BedrockError.MODEL_ERROR;
    }

    private static <T extends Throwable> @Nullable T cause(Throwable failure, Class<T> type) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
        }
        return null;
    }
}
