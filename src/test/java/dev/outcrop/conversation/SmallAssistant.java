package dev.outcrop.conversation;

import dev.outcrop.assistant.BuiltAssistant;
import dev.outcrop.assistant.Question;
import dev.outcrop.assistant.Reply;
import dev.outcrop.assistant.TurnMemory;
import dev.outcrop.usage.ModelRef;
import dev.outcrop.usage.Tokens;
import dev.outcrop.usage.Usage;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** An assistant that computes its answers from the question alone. */
record SmallAssistant(String name, Function<Question, Reply> answers) implements BuiltAssistant {

    static final ModelRef MODEL = new ModelRef("fast", "us.amazon.nova-lite-v1:0");

    private static final Usage USAGE = new Usage(new Tokens(10, 5, 0, 0, true), new BigDecimal("0.001"));

    static Reply reply(String text) {
        return reply(text, new Reply.ToolCall[0]);
    }

    static Reply reply(String text, Reply.ToolCall... calls) {
        return new Reply(
                text,
                text,
                MODEL,
                null,
                List.of(calls),
                new Reply.Receipt("end_turn", USAGE, Duration.ofMillis(20), null, 1, "r-1"));
    }

    @Override
    public List<String> methods() {
        return List.of("say");
    }

    @Override
    public List<String> inputs() {
        return List.of();
    }

    @Override
    public Reply answer(Question question, TurnMemory memory) {
        return answers.apply(question);
    }

    @Override
    public <T> T as(Class<T> type) {
        throw new IllegalArgumentException(type.getName());
    }
}
