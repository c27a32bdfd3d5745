package dev.outcrop.session;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.outcrop.assistant.BuiltAssistant;
import dev.outcrop.assistant.Question;
import dev.outcrop.assistant.Reply;
import dev.outcrop.assistant.TurnMemory;
import dev.outcrop.error.CallException;
import dev.outcrop.error.ErrorKind;
import dev.outcrop.usage.ModelRef;
import dev.outcrop.usage.Tokens;
import dev.outcrop.usage.Usage;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/** An assistant without a model: it says how many messages it was sent and the last of them; it fails when told to. */
record Parrot(String name) implements BuiltAssistant {

    static final String FAIL = "fail";

    @Override
    public List<String> methods() {
        return List.of("say");
    }

    @Override
    public List<String> inputs() {
        return List.of();
    }

    @Override
    public Reply answer(Question question, TurnMemory turn) {
        turn.memory().add(UserMessage.from(question.text()));
        if (question.text().equals(FAIL)) {
            turn.memory().add(AiMessage.from("half of"));
            throw new CallException(ErrorKind.UNAVAILABLE, "The line is dead.", "", CallException.Trace.NONE, null);
        }
        var sent = turn.memory().messages();
        var reply = reply(sent.size() + ": " + question.text());
        turn.memory().add(AiMessage.from(reply.text()));
        turn.keep(reply);
        return reply;
    }

    @Override
    public <T> T as(Class<T> type) {
        throw new IllegalArgumentException("A parrot is no " + type.getSimpleName() + ".");
    }

    static Reply reply(String text) {
        var usage = new Usage(new Tokens(10, 5, 2, 1, true), new BigDecimal("0.000015"));
        var receipt = new Reply.Receipt("end_turn", usage, Duration.ofMillis(7), null, 1, "request-1");
        return new Reply(text, text, new ModelRef("fast", "us.amazon.nova-lite-v1:0"), null, List.of(), receipt);
    }
}
