package dev.outcrop;

import dev.outcrop.error.OutcropException;
import org.slf4j.LoggerFactory;

/** Where notices go when the application does not listen for them. */
final class Notices {

    private Notices() {}

    static void warn(OutcropException notice) {
        LoggerFactory.getLogger(Outcrop.class).warn(notice.getMessage());
    }
}
