package dev.outcrop.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;

/** {@code outcrop completion}: a script that completes commands and options. */
@Command(
        name = "completion",
        description = "Print a script that completes commands and options in bash and zsh.",
        footer = {"", "Example:", "  source <(outcrop completion)"})
final class CompletionCommand implements Callable<Integer> {

    private final Caller caller;

    CompletionCommand(Caller caller) {
        this.caller = caller;
    }

    @Override
    public Integer call() {
        caller.terminal().print(AutoComplete.bash("outcrop", Commands.all(caller)));
        return 0;
    }
}
