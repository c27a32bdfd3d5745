package dev.outcrop.assistant;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.CompleteToolCall;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.PartialThinking;
import dev.langchain4j.model.chat.response.PartialThinkingContext;
import dev.langchain4j.model.chat.response.PartialToolCall;
import dev.langchain4j.model.chat.response.PartialToolCallContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;

/**
 * Stands before LangChain4j's handler of one streamed call.
 *
 * <p>What LangChain4j, a tool or the user's own handler throws would end in a log, and nobody would hear of the turn again:
 * here it is the end of the turn.
 */
final class StreamHandler implements StreamingChatResponseHandler {

    private final StreamingChatResponseHandler handler;
    private final StreamedTurn stream;

    StreamHandler(StreamingChatResponseHandler handler, StreamedTurn stream) {
        this.handler = handler;
        this.stream = stream;
    }

    @Override
    public void onPartialResponse(String text) {
        guard(() -> {
            stream.turn().minutes().streamed(text);
            handler.onPartialResponse(text);
        });
    }

    @Override
    public void onPartialResponse(PartialResponse partial, PartialResponseContext context) {
        guard(() -> {
            stream.turn().minutes().streamed(partial.text());
            handler.onPartialResponse(partial, context);
        });
    }

    @Override
    public void onPartialThinking(PartialThinking partial) {
        guard(() -> handler.onPartialThinking(partial));
    }

    @Override
    public void onPartialThinking(PartialThinking partial, PartialThinkingContext context) {
        guard(() -> handler.onPartialThinking(partial, context));
    }

    @Override
    public void onPartialToolCall(PartialToolCall partial) {
        guard(() -> handler.onPartialToolCall(partial));
    }

    @Override
    public void onPartialToolCall(PartialToolCall partial, PartialToolCallContext context) {
        guard(() -> handler.onPartialToolCall(partial, context));
    }

    @Override
    public void onCompleteToolCall(CompleteToolCall call) {
        guard(() -> handler.onCompleteToolCall(call));
    }

    @Override
    public void onCompleteResponse(ChatResponse response) {
        stream.turn().minutes().said(response.aiMessage());
        guard(() -> stream.work(() -> handler.onCompleteResponse(response)));
    }

    @Override
    public void onError(Throwable failure) {
        guard(() -> handler.onError(failure));
        // LangChain4j tells nobody where the call was made for a guardrail.
        stream.failed(failure);
    }

    private void guard(Runnable callback) {
        if (!stream.isLive()) {
            return;
        }
        try {
            callback.run();
        } catch (RuntimeException e) {
            stream.failed(e);
        } catch (Error e) {
            stream.failed(e);
            throw e;
        }
    }
}
