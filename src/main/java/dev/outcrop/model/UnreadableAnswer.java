package dev.outcrop.model;

/** A response that arrived whole and is not what the operation answers. */
final class UnreadableAnswer extends RuntimeException {

    UnreadableAnswer(String what) {
        super(what);
    }
}
