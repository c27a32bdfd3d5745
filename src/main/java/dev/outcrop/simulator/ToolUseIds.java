package dev.outcrop.simulator;

import java.util.Objects;
import java.util.SplittableRandom;

/** Ids of tool calls: {@code tooluse_} and 22 characters, the same for the same call at the same place of the same talk. */
final class ToolUseIds {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private static final int LENGTH = 22;

    private ToolUseIds() {}

    static String of(Asked asked, String tool, String input) {
        var talk = asked.talk();
        var seed = Objects.hash(asked.turn(), talk.user(), talk.answers(), talk.round(), talk.tokens(), tool, input);
        var random = new SplittableRandom(seed);
        var id = new StringBuilder("tooluse_");
        for (var i = 0; i < LENGTH; i++) {
            id.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return id.toString();
    }
}
