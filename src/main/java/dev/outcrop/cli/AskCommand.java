package dev.outcrop.cli;

import dev.outcrop.Outcrop;
import dev.outcrop.RecordingOptions;
import dev.outcrop.assistant.BuiltAssistant;
import dev.outcrop.assistant.Question;
import dev.outcrop.assistant.Reply;
import dev.outcrop.config.Backend;
import dev.outcrop.error.CallException;
import dev.outcrop.error.OutcropException;
import dev.outcrop.recording.Renewal;
import dev.outcrop.report.DetourLines;
import dev.outcrop.report.Json;
import dev.outcrop.report.Line;
import dev.outcrop.report.TextReport;
import dev.outcrop.report.Tone;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code outcrop ask}: one answer. */
@Command(
        name = "ask",
        description = "Ask an assistant one question.",
        footer = {
            "",
            "Example:",
            "  outcrop ask explainer --var topic=\"quantum computing\"",
            "  echo \"a lighthouse in winter\" | outcrop ask poet"
        })
final class AskCommand implements Callable<Integer> {

    private final Caller caller;

    @Parameters(index = "0", paramLabel = "ASSISTANT", description = "Its name in outcrop.yaml, or name.method.")
    private String assistant = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "TEXT",
            description = "What to say; read from stdin where it is not given and still needed.")
    private @Nullable String text;

    @Option(
            names = "--var",
            paramLabel = "K=V",
            description = "A variable of the prompt; K:=JSON for a number or a list. May be given again.")
    private List<String> vars = List.of();

    @Option(
            names = "--attach",
            paramLabel = "FILE",
            description =
                    "A picture (png, jpg, gif, webp) or document (pdf, csv, docx, xlsx, html, txt, md) that goes with"
                            + " it. May be given again.")
    private List<Path> attach = List.of();

    @Option(names = "--session", paramLabel = "ID", description = "Go on with this talk, and keep it.")
    private @Nullable String session;

    @Option(names = "--model", paramLabel = "NAME", description = "Another model than the assistant's, by short name.")
    private @Nullable String model;

    @Option(
            names = "--stream",
            negatable = true,
            description = "Show the answer as it comes, or when it is whole. Default: as it comes on a terminal.")
    private @Nullable Boolean stream;

    @Option(names = "--json", description = "Print the answer, or the failure, as JSON.")
    private boolean json;

    @Mixin
    private ProjectOptions project = new ProjectOptions();

    @Mixin
    private ReplayOptions replay = new ReplayOptions();

    AskCommand(Caller caller) {
        this.caller = caller;
    }

    @Override
    public Integer call() {
        try {
            ask();
            return 0;
        } catch (OutcropException failure) {
            if (!json) {
                throw failure;
            }
            caller.terminal().print(Json.compact(AskJson.error(assistant, session, failure)));
            return failure.kind().exitCode();
        }
    }

    private void ask() {
        try (var outcrop = caller.open(project, new RecordingOptions(Renewal.MISSING, replay.delays()))) {
            var who = Address.of(assistant, outcrop.config().assistants().keySet());
            var built = outcrop.assistant(who.assistant());
            var values = Vars.read(vars, built.variables());
            var attached = AttachedFiles.read(caller.directory(), attach);
            var words = text == null && !isSaid(built, values) ? Stdin.text(caller.terminal()) : text;
            var shown = new ShownText(caller.terminal(), !json && streaming());
            var setting = new Question.Setting(model, null, null, streaming() ? shown : null);
            var question = new Question(who.method(), words, values, setting, attached);
            Reply reply;
            try {
                reply = session == null ? built.answer(question, null) : say(outcrop, who, question);
                print(reply, shown);
            } catch (CallException failure) {
                if (!json) {
                    shown.rescue(failure);
                }
                throw failure;
            } finally {
                shown.endLine();
            }
            detour(reply);
            simulated(outcrop.config().connection().backend());
            new RecordingNotes(caller.terminal(), outcrop).lost();
        }
    }

    private boolean streaming() {
        return stream == null ? !json && caller.terminal().isTerminal(Channel.OUT) : stream;
    }

    /** Whether the variables say it all, so that stdin, which may never end, is better left alone. */
    private static boolean isSaid(BuiltAssistant assistant, Map<String, Object> values) {
        return !values.isEmpty() && values.keySet().containsAll(assistant.inputs());
    }

    private Reply say(Outcrop outcrop, Address who, Question question) {
        return outcrop.session(who.assistant(), Objects.requireNonNull(session)).say(question);
    }

    private void print(Reply reply, ShownText shown) {
        if (json) {
            caller.terminal().print(Json.compact(AskJson.answer(assistant, session, reply)));
        } else if (!shown.anything()) {
            caller.terminal().print(reply.text());
        }
    }

    private void detour(Reply reply) {
        if (!json) {
            DetourLines.of(reply).forEach(caller.terminal()::note);
        }
    }

    private void simulated(Backend backend) {
        if (!json && backend != Backend.BEDROCK) {
            caller.terminal().note(Line.of(Tone.DIM, TextReport.answeredBy(backend)));
        }
    }
}
