package dev.outcrop.cli;

import dev.outcrop.Outcrop;
import dev.outcrop.RecordingOptions;
import dev.outcrop.recording.Renewal;
import dev.outcrop.session.Session;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code outcrop chat}: a talk in the terminal. */
@Command(
        name = "chat",
        description = "Talk to an assistant: Ctrl-C stops a reply, Ctrl-D or /exit leaves.",
        footer = {"", "Example:", "  outcrop chat support --session s1"})
final class ChatCommand implements Callable<Integer> {

    private final Caller caller;

    @Parameters(index = "0", paramLabel = "ASSISTANT", description = "Its name in outcrop.yaml, or name.method.")
    private String assistant = "";

    @Option(
            names = "--session",
            paramLabel = "ID",
            description = "Go on with this talk, and keep it; without it the talk is forgotten at the end.")
    private @Nullable String session;

    @Option(names = "--model", paramLabel = "NAME", description = "Another model than the assistant's, by short name.")
    private @Nullable String model;

    @Option(
            names = "--var",
            paramLabel = "K=V",
            description = "A variable of the prompt; K:=JSON for a number or a list. May be given again.")
    private List<String> vars = List.of();

    @Mixin
    private ProjectOptions project = new ProjectOptions();

    @Mixin
    private ReplayOptions replay = new ReplayOptions();

    ChatCommand(Caller caller) {
        this.caller = caller;
    }

    @Override
    public Integer call() {
        try (var outcrop = caller.open(project, new RecordingOptions(Renewal.MISSING, replay.delays()))) {
            var who = Address.of(assistant, outcrop.config().assistants().keySet());
            var built = outcrop.assistant(who.assistant());
            var values = Vars.read(vars, built.variables());
            try (var lines = lines(outcrop)) {
                var talk = talk(outcrop, who);
                var chat = new Chat(caller.terminal(), outcrop, talk, new Chat.Manner(who, values, caller.directory()));
                chat.switchTo(model);
                chat.greet(session);
                var code = chat.go(lines);
                new RecordingNotes(caller.terminal(), outcrop).lost();
                return code;
            }
        }
    }

    private Session talk(Outcrop outcrop, Address who) {
        return session == null
                ? outcrop.sessions().ephemeral(outcrop.assistant(who.assistant()))
                : outcrop.session(who.assistant(), session);
    }

    private ChatLines lines(Outcrop outcrop) {
        var terminal = caller.terminal();
        if (!terminal.isTerminal(Channel.IN) || !terminal.isTerminal(Channel.OUT)) {
            return new PipedLines(terminal.in());
        }
        var history = outcrop.config().directory().resolve(".outcrop").resolve("chat-history");
        return EditedLines.on(
                terminal, history, new ChatWords(outcrop.config().models().keySet()));
    }
}
