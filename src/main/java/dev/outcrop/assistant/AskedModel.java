package dev.outcrop.assistant;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.outcrop.attachment.Allowance;
import dev.outcrop.error.CallException;
import dev.outcrop.error.ErrorKind;
import dev.outcrop.prompt.RenderedPrompt.Example;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** What the model calls of one turn have in common, whether they stream or not. */
final class AskedModel {

    /** How often a turn may go from the model to its tools and back. */
    static final int MAX_TOOL_ROUNDS = 16;

    private final Turn turn;
    private final Trimming trimming;
    private final AtomicInteger toolRounds = new AtomicInteger();

    AskedModel(Turn turn) {
        this.turn = turn;
        this.trimming = new Trimming(2 * examples(turn).size(), turn.minutes()::leftOut);
    }

    /** What the turn's calls may leave out of its talk. */
    Trimming trimming() {
        return trimming;
    }

    /**
     * The request as it is to be sent: the prompt's examples stand between the system message and the talk.
     *
     * <p>They are put in here because LangChain4j's own hook for requests leaves out what guardrails ask again.
     *
     * @throws CallException of kind model error when the model does not come to an end with its tools
     */
    ChatRequest outgoing(ChatRequest request) {
        countToolRounds(request.messages());
        var messages = Allowance.newest(trimming.of(request.messages()));
        var examples = examples(turn);
        if (!examples.isEmpty()) {
            messages = withExamples(messages, examples);
        }
        return messages == request.messages()
                ? request
                : request.toBuilder().messages(messages).build();
    }

    private static List<Example> examples(Turn turn) {
        var prompt = turn.words().prompt();
        return prompt == null ? List.of() : prompt.examples();
    }

    ChatResponse incoming(ChatResponse response) {
        turn.minutes().said(response.aiMessage());
        return response;
    }

    private void countToolRounds(List<ChatMessage> messages) {
        var afterTools = messages.get(messages.size() - 1) instanceof ToolExecutionResultMessage;
        if (afterTools && toolRounds.incrementAndGet() > MAX_TOOL_ROUNDS) {
            throw new CallException(
                    ErrorKind.MODEL_ERROR,
                    turn.method().label() + ": the model asked for tools " + (MAX_TOOL_ROUNDS + 1)
                            + " times without an answer, the last time for \""
                            + turn.minutes().lastTool() + "\".",
                    "Say in the prompt when it has to answer, or mend what the tools give back.",
                    new CallException.Trace(
                            turn.minutes().attempts(), null, turn.minutes().said(), true),
                    null);
        }
    }

    private static List<ChatMessage> withExamples(List<ChatMessage> messages, List<Example> examples) {
        var all = new ArrayList<ChatMessage>();
        messages.stream().filter(SystemMessage.class::isInstance).forEach(all::add);
        for (var example : examples) {
            all.add(UserMessage.from(example.user()));
            all.add(AiMessage.from(example.assistant()));
        }
        messages.stream().filter(message -> !(message instanceof SystemMessage)).forEach(all::add);
        return all;
    }
}
