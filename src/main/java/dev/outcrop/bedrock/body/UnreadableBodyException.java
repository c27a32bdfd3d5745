package dev.outcrop.bedrock.body;

/** A request, an answer or a chunk that is not in the form of the provider whose it should be. */
public final class UnreadableBodyException extends RuntimeException {

    private final String what;

    UnreadableBodyException(String what) {
        super(what);
        this.what = what;
    }

    UnreadableBodyException(String what, Throwable cause) {
        super(what, cause);
        this.what = what;
    }

    /** What cannot be read, and why. */
    public String what() {
        return what;
    }
}
