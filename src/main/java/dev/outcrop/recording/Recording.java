package dev.outcrop.recording;

import dev.outcrop.error.Place;

/**
 * One exchange: what was asked, when, and what came.
 *
 * @param key of the request, which takes a moment to make
 * @param at where it stands in its file; the file alone where it was not read from there
 */
record Recording(String key, RecordedRequest request, RecordedAnswer answer, Origin origin, Place at) {

    /**
     * Where it comes from.
     *
     * @param recorded the moment, to the second, in UTC
     * @param source {@code bedrock}, {@code simulator}, or {@code other} for another endpoint
     * @param requestId the service's own; empty where it gave none
     */
    record Origin(Occasion occasion, String recorded, String source, String requestId) {}

    Occasion occasion() {
        return origin.occasion();
    }
}
