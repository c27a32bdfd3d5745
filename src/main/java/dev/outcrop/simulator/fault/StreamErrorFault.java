package dev.outcrop.simulator.fault;

import dev.outcrop.bedrock.BedrockError;
import dev.outcrop.bedrock.EventFrame;
import dev.outcrop.simulator.http.Answer;
import dev.outcrop.simulator.http.Piece;
import java.util.EnumSet;
import java.util.Set;

/** An exception frame in the middle of a stream, which ends with it. */
final class StreamErrorFault implements FaultKind {

    private final String word;
    private final BedrockError error;
    private final String text;

    StreamErrorFault(String word, BedrockError error, String text) {
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
        return whole().status() + " " + whole().type() + ", for there is no stream to put it in";
    }

    /** Only streams have the error of a stream. */
    private BedrockError whole() {
        return error == BedrockError.MODEL_STREAM_ERROR ? BedrockError.MODEL_ERROR : error;
    }

    @Override
    public String inStream() {
        return "an exception frame " + error.event() + " and the end";
    }

    @Override
    public Set<Setting> settings() {
        return EnumSet.of(Setting.AFTER_DELTAS, Setting.MESSAGE);
    }

    @Override
    public Answer answer(Intact intact, Settings settings) {
        var message = settings.messageOr(text);
        if (!intact.streams()) {
            return ErrorAnswer.of(whole(), message);
        }
        var frame = Piece.of(EventFrame.exception(error, message));
        return Answer.of(
                200, intact.headers(), new Passage(intact.parts(), settings.afterDeltasOr(0), Passage.ending(frame)));
    }
}
