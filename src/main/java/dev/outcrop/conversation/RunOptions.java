package dev.outcrop.conversation;

import dev.outcrop.error.OutcropException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How conversations are run.
 *
 * @param parallel conversations at a time, from 1 to 1,000
 * @param repeat runs of each conversation instead of what its script says, from 1 to 1,000, or null; the script's share of
 *     passes still counts
 * @param models short names to run each conversation on; empty for each assistant's own
 * @param tags only scripts with one of them; empty for all
 * @param failFast true to start nothing more once something was not met
 */
public record RunOptions(
        int parallel, @Nullable Integer repeat, List<String> models, Set<String> tags, boolean failFast) {

    private static final int MOST_PARALLEL = 1000;

    public static final RunOptions DEFAULT = new RunOptions(8, null, List.of(), Set.of(), false);

    public RunOptions {
        require(parallel, MOST_PARALLEL, "Conversations cannot run " + parallel + " at a time.");
        if (repeat != null) {
            require(repeat, Repeat.MOST, "A conversation cannot be repeated " + repeat + " times.");
        }
        models = List.copyOf(models);
        tags = Set.copyOf(tags);
    }

    private static void require(int number, int most, String problem) {
        if (number < 1 || number > most) {
            throw OutcropException.input(problem, "Choose a number from 1 to " + most + ".");
        }
    }

    /** How often a script's conversations are held under these options. */
    Repeat repeat(Script script) {
        var own = script.material().repeat();
        return repeat == null ? own : own.times(repeat);
    }

    public RunOptions withParallel(int other) {
        return new RunOptions(other, repeat, models, tags, failFast);
    }

    public RunOptions withRepeat(@Nullable Integer other) {
        return new RunOptions(parallel, other, models, tags, failFast);
    }

    public RunOptions withModels(List<String> others) {
        return new RunOptions(parallel, repeat, others, tags, failFast);
    }

    public RunOptions withTags(Set<String> others) {
        return new RunOptions(parallel, repeat, models, others, failFast);
    }

    /** The same, ending at the first conversation that does not pass. */
    public RunOptions failingFast() {
        return new RunOptions(parallel, repeat, models, tags, true);
    }
}
