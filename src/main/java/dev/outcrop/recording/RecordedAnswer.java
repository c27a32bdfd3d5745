package dev.outcrop.recording;

import java.util.List;
import java.util.Map;

/** What was answered, decoded. Immutable. */
sealed interface RecordedAnswer permits WholeAnswer, StreamedAnswer {

    /** Of the response's headers those that the answer's meaning depends on, names in lower case. */
    Map<String, String> headers();

    /** The value of Content-Type. */
    String contentType();

    /** The body as it goes over the wire, at the times at which it came. */
    List<Part> parts();

    /** As plain values for a recording. */
    Map<String, Object> values();
}
