package dev.outcrop.model;

import java.io.IOException;

/** How large an answer may be. */
final class AnswerBound {

    /** 8 MiB, of a body that is not streamed, or of the text in the deltas of a stream. */
    static final long BYTES = 8L << 20;

    static final String EXCEEDED = "the answer is larger than " + (BYTES >> 20) + " MiB";

    private AnswerBound() {}

    /** An answer grew over its bound and was cut off. */
    static final class Exceeded extends IOException {

        Exceeded() {
            super(EXCEEDED);
        }
    }
}
