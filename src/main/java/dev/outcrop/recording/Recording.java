package dev.outcrop.recording;

import dev.outcrop.error.Place;

/**
 * One exchange: what was asked, when, and what came. Immutable.
 *
 * <p>No record: two that say the same are two all the same, and to compare long answers takes long.
 */
final class Recording {

    private final RecordedRequest request;
    private final String key;
    private final RecordedAnswer answer;
    private final Origin origin;
    private final Place at;

    /**
     * A recording.
     *
     * @param at where it stands in its file; the file alone where it was not read from there
     */
    Recording(RecordedRequest request, RecordedAnswer answer, Origin origin, Place at) {
        this.request = request;
        this.key = request.key();
        this.answer = answer;
        this.origin = origin;
        this.at = at;
    }

    /** The same in another place. */
    Recording at(Place place) {
        return new Recording(request, answer, origin, place);
    }

    /**
     * Where it comes from.
     *
     * @param recorded the moment, to the second, in UTC
     * @param source {@code bedrock}, {@code simulator}, or {@code other} for another endpoint
     * @param requestId the service's own; empty where it gave none
     */
    record Origin(Occasion occasion, String recorded, String source, String requestId) {}

    RecordedRequest request() {
        return request;
    }

    /** What its request is found by. */
    String key() {
        return key;
    }

    RecordedAnswer answer() {
        return answer;
    }

    Origin origin() {
        return origin;
    }

    Occasion occasion() {
        return origin.occasion();
    }

    Place at() {
        return at;
    }
}
