package dev.outcrop.conversation;

import java.util.List;

/**
 * Conversations that were read and checked, ready to be run.
 *
 * @param conversations how many there will be, each attempt of each row on each model counted
 */
public record Plan(List<Script> scripts, RunOptions options, long conversations) {

    public Plan {
        scripts = List.copyOf(scripts);
    }
}
