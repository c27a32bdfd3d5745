package dev.outcrop.bedrock.body;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Ids that are the same for the same text. */
final class Uuids {

    private Uuids() {}

    static String of(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
