package dev.outcrop.conversation;

import dev.outcrop.conversation.check.Expectation;
import dev.outcrop.error.Place;
import dev.outcrop.prompt.Template;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One turn of a script.
 *
 * @param words what is said, and what goes with it
 * @param vars of this turn alone, over those of script and row
 * @param simulate what the simulator answers, one a model call; empty to let it answer plainly
 * @param at where the turn stands
 */
record Turn(Words words, Map<String, Object> vars, List<SimulatedReply> simulate, Judgement judgement, Place at) {

    Turn {
        vars = Collections.unmodifiableMap(new LinkedHashMap<>(vars));
        simulate = List.copyOf(simulate);
    }

    /**
     * What the user says.
     *
     * @param user null where the variables say it all
     */
    record Words(@Nullable Template user, List<Attach> attach) {
        Words {
            attach = List.copyOf(attach);
        }
    }

    @Nullable
    Template user() {
        return words.user();
    }

    /** What the reply has to meet, and what follows when it does not. */
    record Judgement(List<Expectation> expect, OnFail onFail) {
        Judgement {
            expect = List.copyOf(expect);
        }
    }

    /** Whether the turns after one that failed are asked. */
    enum OnFail {
        STOP,
        CONTINUE
    }
}
