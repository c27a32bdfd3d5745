package dev.outcrop.cli;

import dev.outcrop.error.CallException;
import dev.outcrop.error.ErrorKind;
import dev.outcrop.error.Nearest;
import dev.outcrop.error.OutcropException;
import dev.outcrop.report.Line;
import dev.outcrop.report.Tone;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns every failure of a command into a problem, a remedy and an exit code. */
final class Failures implements IExecutionExceptionHandler, IParameterExceptionHandler {

    private final Terminal terminal;

    Failures(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        return tell(failure, parsed.originalArgs().contains("--verbose"));
    }

    /** Prints a failure and gives its exit code; the stack trace only where it was asked for. */
    int tell(Throwable failure, boolean verbose) {
        terminal.clearStatus();
        var known = known(failure);
        describe(known, Tone.BAD);
        if (verbose) {
            var trace = new StringWriter();
            failure.printStackTrace(new PrintWriter(trace));
            terminal.note(trace.toString());
        }
        return known.kind().exitCode();
    }

    private static OutcropException known(Throwable failure) {
        if (isCancelled(failure)) {
            return new OutcropException(ErrorKind.CANCELLED, "Interrupted.", "");
        }
        if (failure instanceof OutcropException known) {
            return known;
        }
        if (failure instanceof UncheckedIOException || failure instanceof java.io.IOException) {
            return new OutcropException(ErrorKind.MACHINE, String.valueOf(failure.getMessage()), "");
        }
        return new OutcropException(
                ErrorKind.MACHINE,
                "Outcrop failed in a way that it should not: " + failure + ".",
                "Run the command again with --verbose and report what it prints.");
    }

    private static boolean isCancelled(Throwable failure) {
        return failure instanceof InterruptedException
                || failure instanceof CancellationException
                || (failure instanceof OutcropException known && known.kind() == ErrorKind.CANCELLED);
    }

    /** Prints what went wrong and what to do about it. */
    void describe(OutcropException failure, Tone tone) {
        if (failure.faults().isEmpty()) {
            problem(tone, failure.problem(), failure.remedy());
        } else {
            failure.faults().stream()
                    .sorted(dev.outcrop.error.Fault.IN_ORDER)
                    .distinct()
                    .forEach(fault -> problem(tone, fault.at() + ": " + fault.problem(), fault.remedy()));
        }
        if (failure instanceof CallException call && call.trace().attempts() > 0) {
            var trace = call.trace();
            terminal.note(Line.of(
                    Tone.DIM,
                    (trace.attempts() == 1 ? "1 attempt" : trace.attempts() + " attempts")
                            + (trace.requestId() == null ? "" : ", request id " + trace.requestId())
                            + (trace.maybeBilled() ? ", maybe billed" : "")));
        }
    }

    private void problem(Tone tone, String problem, String remedy) {
        problem.lines().forEach(line -> terminal.note(Line.of(tone, line)));
        terminal.note(remedy);
    }

    @Override
    public int handleParseException(ParameterException failure, String[] args) {
        var command = failure.getCommandLine();
        var name = command.getCommandSpec().qualifiedName();
        var problem = String.valueOf(failure.getMessage());
        var remedy = "";
        if (failure instanceof UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().isEmpty()) {
            var wrong = unmatched.getUnmatched().get(0);
            problem = "\"" + name + "\" does not take \"" + wrong + "\".";
            remedy = nearest(wrong, command);
        } else if (failure instanceof MissingParameterException missing) {
            problem = missing(name, missing);
        } else if (failure instanceof OverwrittenOptionException) {
            problem = problem.replaceFirst("^option '(.*)' should be specified only once$", "$1 was given twice.");
        } else if (failure.getArgSpec() == null && isAlone(command)) {
            problem = "\"" + name + "\" does nothing by itself.";
            remedy = "Use one of " + command.getSubcommands().keySet() + ". ";
        }
        problem(Tone.BAD, problem, remedy + "Run \"" + name + " --help\" to see what it takes.");
        return ErrorKind.INPUT.exitCode();
    }

    /** An option without its value, or a command without what it works on. */
    private static String missing(String name, MissingParameterException failure) {
        var wanted = failure.getMissing();
        if (wanted.size() == 1 && wanted.get(0) instanceof OptionSpec option) {
            return option.longestName() + " needs a value: " + option.longestName() + "=" + option.paramLabel() + ".";
        }
        return "\"" + name + "\" needs "
                + wanted.stream().map(ArgSpec::paramLabel).collect(Collectors.joining(" and ")) + ".";
    }

    /** A command of commands, of which none was named. */
    private static boolean isAlone(CommandLine command) {
        return !command.getSubcommands().isEmpty() && !(command.getCommand() instanceof Callable<?>);
    }

    private static String nearest(String wrong, CommandLine command) {
        var valid = new ArrayList<String>();
        if (wrong.startsWith("-")) {
            valid.addAll(command.getCommandSpec().optionsMap().keySet());
        } else {
            valid.addAll(command.getSubcommands().keySet());
        }
        var name = wrong.contains("=") ? wrong.substring(0, wrong.indexOf('=')) : wrong;
        return Nearest.to(name, List.copyOf(valid))
                .map(near -> "Did you mean \"" + near + "\"? ")
                .orElse("");
    }
}
