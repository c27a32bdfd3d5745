package dev.outcrop.model;

import dev.langchain4j.model.bedrock.BedrockStreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.CompleteToolCall;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.PartialThinking;
import dev.langchain4j.model.chat.response.PartialThinkingContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.outcrop.model.CallReport.Timing;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One streamed call, from the request to its one terminal callback. */
final class StreamCall implements StreamGuard.Listener, StreamingChatResponseHandler {

    private final ModelVersion version;
    private final Line line;
    private final CallContext context;
    private final ChatRequest request;
    private final StreamingChatResponseHandler user;
    private final Exchange exchange;
    private final long begun;
    private final StringBuilder text = new StringBuilder();
    private @Nullable Duration firstToken;
    private @Nullable ChatResponse response;
    private @Nullable Throwable refusal;

    StreamCall(
            ModelVersion version,
            Line line,
            CallContext context,
            ChatRequest request,
            StreamingChatResponseHandler user) {
        this.version = version;
        this.line = line;
        this.context = context;
        this.request = request;
        this.user = user;
        this.exchange = line.exchange(context.turn());
        this.begun = line.time().nanos();
    }

    void send() {
        var guard = new StreamGuard(exchange, line.callbacks(), this);
        try {
            BedrockStreamingChatModel.builder()
                    .client(new StreamWireClient(line.clients().async(), exchange, guard))
                    .defaultRequestParameters(version.parameters())
                    .build()
                    .chat(request, this);
        } catch (RuntimeException e) {
            guard.fail(Failures.of(e));
        }
    }

    @Override
    public void onPartialResponse(PartialResponse partial, PartialResponseContext handle) {
        if (firstToken == null) {
            firstToken = line.time().since(begun);
        }
        text.append(partial.text());
        user.onPartialResponse(partial, handle);
    }

    @Override
    public void onPartialThinking(PartialThinking partial, PartialThinkingContext handle) {
        user.onPartialThinking(partial, handle);
    }

    @Override
    public void onCompleteToolCall(CompleteToolCall call) {
        user.onCompleteToolCall(call);
    }

    @Override
    public void onCompleteResponse(ChatResponse whole) {
        response = whole;
    }

    @Override
    public void onError(Throwable thrown) {
        refusal = thrown;
    }

    @Override
    public void whole() {
        var answer = response;
        if (answer == null) {
            failed(Failures.of(refusal == null ? new UnreadableAnswer("no answer was made of it") : refusal));
            return;
        }
        context.calls()
                .accept(new CallReport(
                        version.ref(),
                        exchange.stopReason(),
                        version.usage(exchange.tokens()),
                        new Timing(line.time().since(begun), firstToken),
                        exchange.requestId(),
                        1));
        user.onCompleteResponse(answer);
    }

    @Override
    public void failed(Failure failure) {
        user.onError(Explanation.of(failure, version, 1, text.toString()));
    }
}
