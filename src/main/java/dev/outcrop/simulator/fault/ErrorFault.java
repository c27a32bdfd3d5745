package dev.outcrop.simulator.fault;

import dev.outcrop.bedrock.BedrockError;
import dev.outcrop.simulator.http.Answer;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;

/** An error in place of the answer. */
final class ErrorFault implements FaultKind {

    private final String word;
    private final BedrockError error;
    private final Function<Intact, String> text;

    ErrorFault(String word, BedrockError error, String text) {
        this(word, error, intact -> text);
    }

    ErrorFault(String word, BedrockError error, Function<Intact, String> text) {
        this.word = word;
        this.error = error;
        this.text = text;
    }

    @Override
    public String word() {
        return word;
    }

    @Override
    public String inWhole() {
        return error.status() + " " + error.type();
    }

    @Override
    public String inStream() {
        return "the same, before the stream";
    }

    @Override
    public Set<Setting> settings() {
        return EnumSet.of(Setting.RETRY_AFTER_S, Setting.MESSAGE);
    }

    @Override
    public Answer answer(Intact intact, Settings settings) {
        return ErrorAnswer.waiting(ErrorAnswer.of(error, settings.messageOr(text.apply(intact))), settings);
    }
}
