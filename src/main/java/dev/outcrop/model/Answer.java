package dev.outcrop.model;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.CompleteToolCall;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.PartialThinking;
import dev.langchain4j.model.chat.response.PartialThinkingContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What LangChain4j makes of a stream, passed on to the caller, except for its ends: those are the guard's to tell.
 *
 * <p>Used by one thread at a time.
 */
final class Answer implements StreamingChatResponseHandler {

    private final StreamingChatResponseHandler user;
    private final Supplier<Duration> elapsed;
    private final Runnable stop;
    private final StringBuilder text = new StringBuilder();
    private final List<ToolExecutionRequest> toolCalls = new ArrayList<>();
    private boolean begun;
    private @Nullable Duration firstToken;
    private @Nullable ChatResponse whole;
    private @Nullable Throwable unread;
    private @Nullable RuntimeException userFailure;

    Answer(StreamingChatResponseHandler user, Supplier<Duration> elapsed, Runnable stop) {
        this.user = user;
        this.elapsed = elapsed;
        this.stop = stop;
    }

    @Override
    public void onPartialResponse(PartialResponse partial, PartialResponseContext handle) {
        if (firstToken == null) {
            firstToken = elapsed.get();
        }
        text.append(partial.text());
        tell(() -> user.onPartialResponse(partial, handle));
    }

    @Override
    public void onPartialThinking(PartialThinking partial, PartialThinkingContext handle) {
        tell(() -> user.onPartialThinking(partial, handle));
    }

    @Override
    public void onCompleteToolCall(CompleteToolCall call) {
        toolCalls.add(call.toolExecutionRequest());
        tell(() -> user.onCompleteToolCall(call));
    }

    /** LangChain4j would report a callback that threw and stream on; here the stream ends with it. */
    private void tell(Runnable callback) {
        begun = true;
        try {
            callback.run();
        } catch (RuntimeException e) {
            userFailure = e;
            stop.run();
        }
    }

    @Override
    public void onCompleteResponse(ChatResponse response) {
        whole = response;
    }

    @Override
    public void onError(Throwable thrown) {
        unread = thrown;
    }

    /** Whether the caller has heard of the answer. */
    boolean begun() {
        return begun;
    }

    String text() {
        return text.toString();
    }

    @Nullable
    Duration firstToken() {
        return firstToken;
    }

    /** Why LangChain4j made no whole answer of a whole stream; empty where it did. */
    Optional<Throwable> unread() {
        return whole == null
                ? Optional.of(unread == null ? new UnreadableAnswer("no answer was made of it") : unread)
                : Optional.empty();
    }

    /** Tells the caller that the answer is whole; after {@code report}, so that the report is there by then. */
    void complete(Runnable report, @Nullable String requestId) {
        try {
            report.run();
            user.onCompleteResponse(named(requestId));
        } catch (RuntimeException e) {
            // The end was not taken: a tool failed in it, say. LangChain4j's callers wait for one that is.
            user.onError(e);
        }
    }

    void failed(RuntimeException error) {
        user.onError(userFailure == null ? error : userFailure);
    }

    /** With AWS's request id in place of LangChain4j's random one, and tool arguments as the model wrote them. */
    private ChatResponse named(@Nullable String requestId) {
        var response = Objects.requireNonNull(whole);
        var message =
                toolCalls.size() == response.aiMessage().toolExecutionRequests().size()
                        ? response.aiMessage().toBuilder()
                                .toolExecutionRequests(toolCalls)
                                .build()
                        : response.aiMessage();
        return ChatResponse.builder()
                .aiMessage(message)
                .metadata(response.metadata().toBuilder().id(requestId).build())
                .build();
    }
}
