package dev.outcrop;

import dev.outcrop.conversation.Outcome.Subject;
import dev.outcrop.conversation.SimulatedReplies;
import dev.outcrop.conversation.SimulatedReply;
import dev.outcrop.recording.Occasion;
import dev.outcrop.recording.Recordings;
import java.util.List;
import java.util.Map;

/** Tells the recordings which conversation a request belongs to; scripted replies are for the simulator alone. */
final class RecordedTurns implements SimulatedReplies {

    private final Recordings recordings;

    RecordedTurns(Recordings recordings) {
        this.recordings = recordings;
    }

    @Override
    public void enter(String key, Subject subject) {
        recordings.begin(key, new Occasion(subject.file(), subject.row(), subject.attempt(), 0));
    }

    @Override
    public void leave(String key) {
        recordings.end(key);
    }

    @Override
    public void expect(String turnKey, List<SimulatedReply> replies, Map<String, Object> vars) {
        // Whoever was recorded has answered already.
    }

    @Override
    public void forget(String turnKey) {
        // Nothing was kept.
    }
}
