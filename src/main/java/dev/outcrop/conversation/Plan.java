package dev.outcrop.conversation;

import java.util.List;

/**
 * Conversations that were read and checked, ready to be run.
 *
 * @param conversations how many there will be: each row of each script, on each model
 * @param attempts at all of them
 */
public record Plan(List<Script> scripts, RunOptions options, long conversations, long attempts) {

    public Plan {
        scripts = List.copyOf(scripts);
    }
}
