package dev.outcrop.assistant;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.service.Result;
import dev.outcrop.usage.ModelRef;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The reply of a turn that came to its end. */
final class AnsweredTurn {

    private AnsweredTurn() {}

    /** Of a turn asked whole: a text that guardrails or a tool have changed is the one that counts. */
    static Reply whole(Turn turn, @Nullable Object value) {
        var minutes = turn.minutes();
        var text = text(value).orElseGet(minutes::said);
        return minutes.reply(text, value == null ? text : value, turn.words().promptId(), asked(turn));
    }

    private static Optional<String> text(@Nullable Object value) {
        if (value instanceof Result<?> result) {
            return text(result.content());
        }
        if (value instanceof AiMessage message) {
            return Optional.ofNullable(message.text());
        }
        return value instanceof String text ? Optional.of(text) : Optional.empty();
    }

    /** Of a streamed turn; where a tool's result is the answer, its text is. */
    static Reply streamed(Turn turn, ChatResponse response) {
        var message = response.aiMessage();
        var text = message.hasToolExecutionRequests() ? turn.minutes().lastToolResult() : message.text();
        var answer = text == null ? "" : text;
        return turn.minutes().reply(answer, answer, turn.words().promptId(), asked(turn));
    }

    private static ModelRef asked(Turn turn) {
        return turn.setting().model().ref();
    }
}
