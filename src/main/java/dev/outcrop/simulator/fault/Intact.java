package dev.outcrop.simulator.fault;

import dev.outcrop.bedrock.EventFrame;
import dev.outcrop.simulator.http.Answer;
import dev.outcrop.simulator.http.Piece;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Function;

/** The answer to a request as it would be were all well. Used once. */
public interface Intact {

    /** Whether it is a stream of frames; otherwise it is a document in one part. */
    boolean streams();

    Map<String, String> headers();

    /** Its parts, made as they are asked for; a stream has one that says that the answer has ended. */
    Iterator<Part> parts();

    /**
     * The same kind of answer with another text.
     *
     * @param delta characters in each delta of a stream
     */
    Intact saying(String text, int delta);

    /** A frame as a stream has them for what is said, with JSON that stops in its middle. */
    default byte[] cutFrame() {
        return EventFrame.event(
                "contentBlockDelta", "{\"contentBlockIndex\":0,\"delta\":{\"te".getBytes(StandardCharsets.UTF_8));
    }

    /** What the model says of a prompt that is too long for it. */
    String tooLong();

    /** The answer with nothing wrong. */
    default Answer answer() {
        return Answer.of(200, headers(), pieces(parts()));
    }

    /** Parts as an answer sends them. */
    static Iterator<Piece> pieces(Iterator<Part> parts) {
        return pieces(parts, Part::piece);
    }

    /** The same with something done to each. */
    static Iterator<Piece> pieces(Iterator<Part> parts, Function<Part, Piece> sent) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return parts.hasNext();
            }

            @Override
            public Piece next() {
                return sent.apply(parts.next());
            }
        };
    }
}
