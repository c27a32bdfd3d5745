package dev.outcrop.cli;

import dev.outcrop.error.OutcropException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The {@code outcrop} command: every other one is a line of {@link #SUBCOMMANDS}. */
@Command(
        name = "outcrop",
        description = "Assistants on Amazon Bedrock: an interface, a prompt file, a conversation that proves it.",
        footer = {"", "Example:", "  outcrop run --report junit=target/run.xml"})
public final class OutcropCommand {

    /** In the order of the help. A command is called by its class's name: {@code run} is RunCommand. */
    static final List<Class<?>> SUBCOMMANDS = List.of(
            RunCommand.class,
            AskCommand.class,
            ChatCommand.class,
            PromptCommand.class,
            ModelCommand.class,
            SessionCommand.class,
            SimulateCommand.class,
            SchemaCommand.class,
            InitCommand.class,
            DoctorCommand.class,
            CompletionCommand.class);

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help.")
    @SuppressWarnings("UnusedVariable") // picocli acts on it by itself
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            description = "Show the version.")
    @SuppressWarnings("UnusedVariable") // the command line shows it before anything else is looked at
    private boolean version;

    OutcropCommand() {}

    @Option(
            names = "--verbose",
            scope = ScopeType.INHERIT,
            description = "Show debug lines, and stack traces of failures.")
    void verbose(boolean asked) {
        if (asked) {
            LogLines.showDebugLines();
        }
    }

    /** Ends the process with the command's exit code. */
    public static void main(String[] args) {
        LogLines.prepare();
        var stop = Stop.of(Thread.currentThread());
        stop.exit(run(Caller.ofProcess(), args));
    }

    /** Runs a command: 0 all met, 1 not met, 2 wrong input, 3 not done, 130 interrupted. */
    static int run(Caller caller, String... args) {
        var code = answer(caller, args);
        // Who was told 0 or 1 believes the results, so they must have arrived.
        return code > 1
                ? code
                : caller.terminal()
                        .undelivered()
                        .map(lost -> tell(caller, lost))
                        .orElse(code);
    }

    private static int answer(Caller caller, String... args) {
        if (args.length > 0 && (args[0].equals("--version") || args[0].equals("-V"))) {
            caller.terminal().print(Version.line());
            return 0;
        }
        return Commands.run(caller, args);
    }

    private static int tell(Caller caller, OutcropException failure) {
        return new Failures(caller.terminal()).tell(failure, false);
    }
}
