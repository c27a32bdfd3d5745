package dev.outcrop.model;

import dev.langchain4j.model.ModelProvider;
import dev.langchain4j.model.bedrock.BedrockChatModel;
import dev.langchain4j.model.bedrock.BedrockChatRequestParameters;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.outcrop.model.CallReport.Timing;

/** The chat model of one turn, over Converse. */
final class TurnChatModel implements ChatModel {

    private final ModelVersion version;
    private final Line line;
    private final CallContext context;

    TurnChatModel(ModelVersion version, Line line, CallContext context) {
        this.version = version;
        this.line = line;
        this.context = context;
    }

    @Override
    public ChatResponse doChat(ChatRequest request) {
        var begun = line.time().nanos();
        var exchange = line.exchange(context.turn());
        var response = send(request, exchange);
        context.calls()
                .accept(new CallReport(
                        version.ref(),
                        exchange.stopReason(),
                        version.usage(exchange.tokens()),
                        new Timing(line.time().since(begun), null),
                        exchange.requestId(),
                        1));
        return response;
    }

    private ChatResponse send(ChatRequest request, Exchange exchange) {
        try {
            return BedrockChatModel.builder()
                    .client(new WireClient(line.clients().sync(), exchange))
                    .defaultRequestParameters(version.parameters())
                    .maxRetries(0)
                    .build()
                    .chat(request);
        } catch (RuntimeException e) {
            throw Explanation.of(Failures.of(e), version, 1, "");
        }
    }

    /** Bedrock's own kind of parameters, so that a request's Bedrock settings survive the merge with them. */
    @Override
    public ChatRequestParameters defaultRequestParameters() {
        return BedrockChatRequestParameters.EMPTY;
    }

    @Override
    public ModelProvider provider() {
        return ModelProvider.AMAZON_BEDROCK;
    }
}
