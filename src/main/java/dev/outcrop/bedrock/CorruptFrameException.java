package dev.outcrop.bedrock;

import java.io.IOException;

/** Bytes of an event stream that are no frame: a wrong checksum, an impossible length, a header that makes no sense. */
public final class CorruptFrameException extends IOException {

    CorruptFrameException(String message) {
        super(message);
    }
}
