package dev.outcrop.cli;

import dev.outcrop.Outcrop;
import dev.outcrop.RecordingOptions;
import dev.outcrop.config.Backend;
import dev.outcrop.conversation.RunOptions;
import dev.outcrop.conversation.RunResult;
import dev.outcrop.error.OutcropException;
import dev.outcrop.recording.Renewal;
import dev.outcrop.report.JsonReport;
import dev.outcrop.report.ReportFile;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code outcrop run}: runs conversations and reports them. */
@Command(
        name = "run",
        description = "Run conversations and report how they went.",
        footer = {"", "Example:", "  outcrop run conversations/smoke --parallel 20 --report junit=target/run.xml"})
final class RunCommand implements Callable<Integer> {

    private final Caller caller;

    @Mixin
    private ProjectOptions project = new ProjectOptions();

    @Mixin
    private ReplayOptions replay = new ReplayOptions();

    @Parameters(
            paramLabel = "PATH",
            description = "Files, folders or globs of conversations; conversations/ where none is named.")
    private List<String> paths = List.of();

    @Option(names = "--model", paramLabel = "NAME", description = "The model that answers, by its short name.")
    private @Nullable String model;

    @Option(
            names = "--models",
            paramLabel = "A,B",
            split = ",",
            hideParamSyntax = true,
            description = "Run each conversation on each of these models.")
    private List<String> models = List.of();

    @Option(names = "--parallel", paramLabel = "N", description = "Conversations at a time: 1 to 1000, default 8.")
    private @Nullable Integer parallel;

    @Option(
            names = "--repeat",
            paramLabel = "N",
            description = "Run each conversation N times, instead of as often as its script says.")
    private @Nullable Integer repeat;

    @Option(names = "--tag", paramLabel = "T", description = "Only conversations with this tag; may be given again.")
    private Set<String> tags = Set.of();

    @Option(
            names = "--report",
            paramLabel = "FORM=FILE",
            completionCandidates = ReportWords.class,
            description = "Also write a report; FORM is one of: ${COMPLETION-CANDIDATES}. May be given again.")
    private List<String> reports = List.of();

    @Option(names = "--fail-fast", description = "Start nothing more once something did not pass.")
    private boolean failFast;

    @Option(
            names = "--record",
            paramLabel = "all",
            arity = "0..1",
            fallbackValue = RenewalWord.MISSING,
            converter = RenewalWord.class,
            preprocessor = RenewalWord.class,
            description =
                    "Use the backend record: ask live what has no recording yet and record it; with =all, everything.")
    private @Nullable Renewal record;

    @Option(names = "--json", description = "Print the JSON report instead of text.")
    private boolean json;

    RunCommand(Caller caller) {
        this.caller = caller;
    }

    @Override
    public Integer call() {
        var options = options();
        var files = files();
        try (var outcrop = open()) {
            var conversations = outcrop.conversations();
            var plan = conversations.plan(paths, options);
            files.forEach(ReportFile::prepare);
            try (var screen = json
                    ? RunScreen.withoutLines(caller.terminal(), plan)
                    : RunScreen.withLines(caller.terminal(), plan)) {
                var result = conversations.run(plan, screen);
                // The interrupt that ended the run must not keep its reports from being written.
                Thread.interrupted();
                // Shown first: whatever becomes of the files, nobody has to pay for the run again.
                screen.finish(result);
                if (json) {
                    caller.terminal().print(json(result));
                }
                new RecordingNotes(caller.terminal(), outcrop).tell(plan, result);
                ReportFile.writeAll(files, result);
                return result.exitCode();
            }
        }
    }

    private Outcrop open() {
        var renewal = record == null ? Renewal.MISSING : record;
        return caller.open(record == null ? project : recording(), new RecordingOptions(renewal, replay.delays()));
    }

    private ProjectOptions recording() {
        var backend = project.backend();
        if (backend != null && backend != Backend.RECORD) {
            throw OutcropException.input(
                    "--record and --backend " + backend.word() + " were both given.", "Give one of them.");
        }
        return project.on(Backend.RECORD);
    }

    private List<ReportFile> files() {
        var files = reports.stream()
                .map(report -> ReportFile.parse(report, caller.directory()))
                .toList();
        if (files.stream().map(ReportFile::file).distinct().count() < files.size()) {
            throw OutcropException.input("Two reports go to the same file.", "Name another file for one of them.");
        }
        return files;
    }

    private RunOptions options() {
        if (model != null && !models.isEmpty()) {
            throw OutcropException.input("--model and --models were both given.", "Give one of them.");
        }
        var options = RunOptions.DEFAULT
                .withParallel(within("--parallel", parallel == null ? RunOptions.DEFAULT.parallel() : parallel))
                .withRepeat(repeat == null ? null : within("--repeat", repeat))
                .withModels(model == null ? models : List.of(model))
                .withTags(tags);
        return failFast ? options.failingFast() : options;
    }

    private static int within(String option, int number) {
        if (number < 1 || number > 1_000) {
            throw OutcropException.input(option + " is " + number + ".", "Give a number from 1 to 1000.");
        }
        return number;
    }

    private static String json(RunResult result) {
        var text = new StringWriter();
        try {
            new JsonReport().write(result, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
