package dev.outcrop.cli;

import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IFactory;

/** Makes commands, each with its caller, and lays out their help. */
final class Commands implements IFactory {

    private static final int HELP_WIDTH = 100;

    static {
        // Converters that no option here needs: to load Java's date and SQL types takes longer than to read a command
        // line.
        System.setProperty("picocli.converters.excludes", "java.time.*,java.sql.*");
    }

    private final Caller caller;

    private Commands(Caller caller) {
        this.caller = caller;
    }

    /** Runs a command line; whatever fails is told, and comes back as an exit code. */
    static int run(Caller caller, String... args) {
        var failures = new Failures(caller.terminal());
        try {
            return of(caller, asked(args))
                    .setExecutionExceptionHandler(failures)
                    .setParameterExceptionHandler(failures)
                    .execute(args);
        } catch (Error broken) {
            return failures.tell(broken, true);
        }
    }

    /** The command line with all its subcommands. */
    static CommandLine all(Caller caller) {
        return of(caller, OutcropCommand.SUBCOMMANDS);
    }

    /** To describe all commands takes longer than to run a short one: only the one that is asked for is looked at. */
    private static List<Class<?>> asked(String... args) {
        for (var type : OutcropCommand.SUBCOMMANDS) {
            if (args.length > 0 && args[0].equals(name(type))) {
                return List.of(type);
            }
        }
        return OutcropCommand.SUBCOMMANDS;
    }

    private static String name(Class<?> type) {
        return type.getSimpleName().replace("Command", "").toLowerCase(Locale.ROOT);
    }

    private static CommandLine of(Caller caller, List<Class<?>> subcommands) {
        var factory = new Commands(caller);
        var commandLine = new CommandLine(new OutcropCommand(), factory);
        for (var type : subcommands) {
            commandLine.addSubcommand(name(type), new CommandLine(type, factory));
        }
        layOut(commandLine);
        return commandLine
                .setOut(caller.terminal().writer(Channel.OUT))
                .setErr(caller.terminal().writer(Channel.ERR))
                .setColorScheme(CommandLine.Help.defaultColorScheme(
                        caller.terminal().colours(Channel.OUT) ? Ansi.ON : Ansi.OFF))
                .setUsageHelpWidth(caller.terminal().width(Channel.OUT, HELP_WIDTH))
                .registerConverter(int.class, new WholeNumber())
                .registerConverter(Integer.class, new WholeNumber());
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
        command.getSubcommands().values().forEach(Commands::layOut);
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
        for (var constructor : type.getDeclaredConstructors()) {
            if (constructor.getParameterCount() == 1 && constructor.getParameterTypes()[0] == Caller.class) {
                try {
                    return type.cast(constructor.newInstance(caller));
                } catch (InvocationTargetException e) {
                    throw e.getCause() instanceof Exception cause ? cause : e;
                }
            }
        }
        return CommandLine.defaultFactory().create(type);
    }
}
