package dev.outcrop.bench;

import dev.langchain4j.model.bedrock.BedrockChatModel;
import dev.langchain4j.model.bedrock.BedrockChatRequestParameters;
import dev.langchain4j.model.bedrock.BedrockStreamingChatModel;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.outcrop.Outcrop;
import dev.outcrop.model.CallContext;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConversationRole;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamResponseHandler;
import software.amazon.awssdk.services.bedrockruntime.model.Message;

/** One of those who make the same calls. Thread-safe. */
interface Contender {

    String MODEL = "us.amazon.nova-lite-v1:0";

    String name();

    /** Asks and waits for the whole answer; gives its length. */
    int call(String text);

    /**
     * Asks for an answer in pieces.
     *
     * @param heard told of each piece
     * @return completed with the end
     */
    CompletableFuture<Void> stream(String text, Runnable heard);

    /** The floor: the AWS SDK's clients alone. */
    record BareSdkCalls(BedrockRuntimeClient sync, BedrockRuntimeAsyncClient async) implements Contender {

        @Override
        public String name() {
            return "bare AWS SDK";
        }

        @Override
        public int call(String text) {
            var reply = sync.converse(request -> request.modelId(MODEL)
                    .inferenceConfig(inference -> inference.maxTokens(400))
                    .messages(said(text)));
            return reply.output().message().content().get(0).text().length();
        }

        @Override
        public CompletableFuture<Void> stream(String text, Runnable heard) {
            return async.converseStream(
                    request -> request.modelId(MODEL)
                            .inferenceConfig(inference -> inference.maxTokens(400))
                            .messages(said(text)),
                    ConverseStreamResponseHandler.builder()
                            .subscriber(ConverseStreamResponseHandler.Visitor.builder()
                                    .onContentBlockDelta(delta -> heard.run())
                                    .build())
                            .build());
        }

        private static Message said(String text) {
            return Message.builder()
                    .role(ConversationRole.USER)
                    .content(ContentBlock.fromText(text))
                    .build();
        }
    }

    /** LangChain4j's models, by whom they are made. */
    record LangChain4jCalls(String name, Supplier<ChatModel> whole, Supplier<StreamingChatModel> pieces)
            implements Contender {

        /** LangChain4j's own over the bare clients, as an application without Outcrop has them. */
        static LangChain4jCalls plain(BedrockRuntimeClient sync, BedrockRuntimeAsyncClient async) {
            var whole = BedrockChatModel.builder()
                    .client(sync)
                    .defaultRequestParameters(parameters())
                    .maxRetries(0)
                    .build();
            var pieces = BedrockStreamingChatModel.builder()
                    .client(async)
                    .defaultRequestParameters(parameters())
                    .build();
            return new LangChain4jCalls("plain LangChain4j", () -> whole, () -> pieces);
        }

        private static BedrockChatRequestParameters parameters() {
            return BedrockChatRequestParameters.builder()
                    .modelName(MODEL)
                    .maxOutputTokens(400)
                    .build();
        }

        /** The same with Outcrop's guard and retries around them. */
        static LangChain4jCalls guarded(Outcrop outcrop) {
            var model = outcrop.models().named("fast");
            return new LangChain4jCalls(
                    "Outcrop", () -> model.chat(CallContext.NONE), () -> model.streaming(CallContext.NONE));
        }

        @Override
        public int call(String text) {
            return whole.get().chat(text).length();
        }

        @Override
        public CompletableFuture<Void> stream(String text, Runnable heard) {
            var end = new CompletableFuture<Void>();
            pieces.get().chat(text, new StreamingChatResponseHandler() {
                @Override
                public void onPartialResponse(String piece) {
                    heard.run();
                }

                @Override
                public void onCompleteResponse(ChatResponse response) {
                    end.complete(null);
                }

                @Override
                public void onError(Throwable error) {
                    end.completeExceptionally(error);
                }
            });
            return end;
        }
    }
}
