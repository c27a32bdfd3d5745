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
import java.util.concurrent.CancellationException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
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
        describe(known);
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

    private void describe(OutcropException failure) {
        if (failure.faults().isEmpty()) {
            problem(failure.problem(), failure.remedy());
        } else {
            failure.faults().stream()
                    .sorted(dev.outcrop.error.Fault.IN_ORDER)
                    .distinct()
                    .forEach(fault -> problem(fault.at() + ": " + fault.problem(), fault.remedy()));
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

    private void problem(String problem, String remedy) {
        problem.lines().forEach(line -> terminal.note(Line.of(Tone.BAD, line)));
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
        }
        problem(problem, remedy + "Run \"" + name + " --help\" to see what it takes.");
        return ErrorKind.INPUT.exitCode();
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
