package dev.outcrop.bedrock.body;

/** A request asks what a provider's body has no place for; found before anything is sent. */
public final class UnsupportedRequestException extends RuntimeException {

    private final String remedy;

    UnsupportedRequestException(String problem, String remedy) {
        super(problem);
        this.remedy = remedy;
    }

    /** What to do about it, as one sentence. */
    public String remedy() {
        return remedy;
    }
}
