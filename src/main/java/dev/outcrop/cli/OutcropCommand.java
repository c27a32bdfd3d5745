package dev.outcrop.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The {@code outcrop} command: every other one is a line of {@code subcommands}. */
@Command(
        name = "outcrop",
        description = "Assistants on Amazon Bedrock: an interface, a prompt file, a conversation that proves it.",
        versionProvider = Version.class,
        footer = {"", "Example:", "  outcrop run --report junit=target/run.xml"},
        subcommands = {
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
            CompletionCommand.class,
        })
public final class OutcropCommand {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help.")
    @SuppressWarnings("UnusedVariable") // picocli acts on it by itself
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version.")
    @SuppressWarnings("UnusedVariable") // picocli acts on it by itself
    private boolean version;

    @Option(
            names = "--verbose",
            scope = ScopeType.INHERIT,
            description = "Show debug lines, and stack traces of failures.")
    void verbose(boolean asked) {
        if (asked) {
            System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "debug");
        }
    }

    OutcropCommand() {}

    /** Ends the process with the command's exit code. */
    public static void main(String[] args) {
        var stop = Stop.of(Thread.currentThread());
        stop.exit(run(Caller.ofProcess(), args));
    }

    /** Runs a command: 0 all met, 1 not met, 2 wrong input, 3 not done, 130 interrupted. */
    static int run(Caller caller, String... args) {
        var failures = new Failures(caller.terminal());
        try {
            return commandLine(caller)
                    .setExecutionExceptionHandler(failures)
                    .setParameterExceptionHandler(failures)
                    .execute(args);
        } catch (Error broken) {
            return failures.tell(broken, true);
        }
    }

    static CommandLine commandLine(Caller caller) {
        var commandLine = new CommandLine(OutcropCommand.class, new Commands(caller))
                .setOut(caller.terminal().writer(Channel.OUT))
                .setErr(caller.terminal().writer(Channel.ERR))
                .setColorScheme(CommandLine.Help.defaultColorScheme(
                        caller.terminal().colours(Channel.OUT) ? Ansi.ON : Ansi.OFF))
                .setUsageHelpWidth(100);
        layOut(commandLine);
        return commandLine;
    }

    private static void layOut(CommandLine command) {
        command.getCommandSpec()
                .usageMessage()
                .abbreviateSynopsis(true)
                .sortOptions(false)
                .descriptionHeading("%n")
                .parameterListHeading("%n")
                .optionListHeading("%nOptions:%n")
                .commandListHeading("%nCommands:%n");
        command.getSubcommands().values().forEach(OutcropCommand::layOut);
    }
}
