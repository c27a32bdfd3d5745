package dev.outcrop.cli;

import dev.outcrop.error.OutcropException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code outcrop session delete}: forgets a kept talk. */
@Command(
        name = "delete",
        description = "Delete a kept talk for good.",
        footer = {"", "Example:", "  outcrop session delete s1 --assistant support"})
final class SessionDeleteCommand implements Callable<Integer> {

    private final Caller caller;

    @Parameters(paramLabel = "ID", description = "The talk, as outcrop session list names it.")
    private String id = "";

    @Option(
            names = "--assistant",
            paramLabel = "NAME",
            description = "Whose talk it is; needed where several have one with this id.")
    private @Nullable String assistant;

    @Mixin
    private ProjectOptions project = new ProjectOptions();

    SessionDeleteCommand(Caller caller) {
        this.caller = caller;
    }

    @Override
    public Integer call() {
        try (var outcrop = caller.open(project)) {
            var talks = KeptTalk.find(outcrop.sessions(), id, assistant).stream()
                    .map(talk -> talk.summary().assistant())
                    .toList();
            if (talks.size() > 1) {
                throw OutcropException.input(
                        "Several assistants have a talk \"" + id + "\".",
                        "Name one with --assistant: one of " + talks + ".");
            }
            outcrop.sessions().delete(talks.get(0), id);
            caller.terminal().note("Deleted the talk \"" + id + "\" with " + talks.get(0) + ".");
            return 0;
        }
    }
}
