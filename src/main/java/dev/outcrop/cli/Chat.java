package dev.outcrop.cli;

import dev.outcrop.Outcrop;
import dev.outcrop.assistant.Question;
import dev.outcrop.assistant.Reply;
import dev.outcrop.attachment.Attachment;
import dev.outcrop.config.Backend;
import dev.outcrop.error.CallException;
import dev.outcrop.error.ErrorKind;
import dev.outcrop.error.OutcropException;
import dev.outcrop.report.DetourLines;
import dev.outcrop.report.Figures;
import dev.outcrop.report.Line;
import dev.outcrop.report.TextReport;
import dev.outcrop.report.Tone;
import dev.outcrop.session.Session;
import dev.outcrop.usage.Usage;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A talk in the terminal, line by line. Not thread-safe. */
final class Chat {

    static final List<String> COMMANDS = List.of("/help", "/attach", "/model", "/usage", "/undo", "/exit");

    private final Terminal terminal;
    private final Outcrop outcrop;
    private final Session session;
    private final Manner manner;
    private @Nullable String model;
    private Usage usage = Usage.NONE;
    private int turns;
    private final List<Path> attached = new ArrayList<>();

    Chat(Terminal terminal, Outcrop outcrop, Session session, Manner manner) {
        this.terminal = terminal;
        this.outcrop = outcrop;
        this.session = session;
        this.manner = manner;
    }

    /**
     * Whom every line is said to, and with which values.
     *
     * @param directory the folder that the user stands in, from which files are named
     */
    record Manner(Address who, Map<String, Object> values, Path directory) {
        Manner {
            values = Map.copyOf(values);
        }
    }

    /** Says who is talked to, on stderr. */
    void greet(@Nullable String kept) {
        var who = Line.of("Talking to ").and(Tone.STRONG, manner.who().assistant());
        terminal.note(
                kept == null
                        ? who.and(Tone.DIM, ". Nothing is kept; --session ID keeps a talk.")
                        : who.and(", session ").and(Tone.STRONG, kept).and(Tone.DIM, soFar(kept)));
        var backend = outcrop.config().connection().backend();
        if (backend != Backend.BEDROCK) {
            terminal.note(Line.of(Tone.WARN, TextReport.answeredBy(backend)));
        }
    }

    private String soFar(String kept) {
        var turnsKept = outcrop.sessions().find(kept).stream()
                .map(talk -> talk.summary())
                .filter(talk -> talk.assistant().equals(manner.who().assistant()))
                .mapToInt(talk -> talk.turns())
                .sum();
        return turnsKept == 0 ? " (new)." : " (" + Figures.count(turnsKept, "turn") + " so far).";
    }

    /** Has another model answer from now on; the assistant's own where it is null. */
    void switchTo(@Nullable String shortName) {
        if (shortName != null) {
            var ref = outcrop.models().named(shortName).ref();
            terminal.note(Line.of(Tone.DIM, "Answers come from " + ref.name() + " (" + ref.id() + ")."));
        }
        model = shortName;
    }

    /** Talks until the lines end; gives the exit code. */
    int go(ChatLines lines) {
        if (lines.edited()) {
            terminal.note(Line.of(Tone.DIM, "/help shows what else there is; Ctrl-D leaves."));
        }
        var code = 0;
        for (var line = lines.next(); line != null && !line.strip().equals("/exit"); line = lines.next()) {
            code = line.isBlank() ? code : turn(line.strip(), lines);
            if (code != 0 && !lines.edited()) {
                return code;
            }
        }
        return code;
    }

    private int turn(String line, ChatLines lines) {
        try {
            if (line.startsWith("/")) {
                command(line);
            } else {
                lines.interruptibly(() -> say(line, lines.edited()));
            }
            return 0;
        } catch (OutcropException failure) {
            if (failure.kind() == ErrorKind.CANCELLED && lines.edited()) {
                terminal.note(Line.of(Tone.DIM, "Stopped; this turn is forgotten."));
                return 0;
            }
            return new Failures(terminal).tell(failure, false);
        }
    }

    private void say(String text, boolean streaming) {
        var shown = new ShownText(terminal, streaming);
        var thought = new ShownReasoning(terminal);
        Consumer<String> words = piece -> {
            thought.endLine();
            shown.accept(piece);
        };
        var setting = new Question.Setting(model, null, null, streaming ? words : null, streaming ? thought : null);
        Reply reply;
        try {
            var attachments = AttachedFiles.read(manner.directory(), attached);
            reply = session.say(new Question(manner.who().method(), text, manner.values(), setting, attachments));
            attached.clear();
            count(reply);
            if (!shown.anything()) {
                if (!thought.anything() && !reply.reasoning().isEmpty()) {
                    terminal.note(Line.of(Tone.DIM, reply.reasoning()));
                }
                thought.endLine();
                terminal.print(reply.text());
            }
        } catch (CallException failure) {
            shown.rescue(failure);
            throw failure;
        } finally {
            thought.endLine();
            shown.endLine();
        }
        DetourLines.of(reply).forEach(terminal::note);
        if (streaming) {
            terminal.print(Line.EMPTY);
        }
    }

    private void count(Reply reply) {
        turns++;
        usage = usage.plus(reply.receipt().usage());
    }

    private void command(String line) {
        var words = line.split("\\s+", 2);
        switch (words[0]) {
            case "/help" -> help();
            case "/attach" -> attach(words.length == 1 ? "" : words[1]);
            case "/model" -> model(words.length == 1 ? "" : words[1]);
            case "/usage" -> terminal.note(Figures.count(turns, "turn") + " · " + Figures.usage(usage));
            case "/undo" ->
                terminal.note(session.undo() ? "The last turn is forgotten." : "There is no turn to forget.");
            default ->
                throw OutcropException.input(
                        "\"" + words[0] + "\" is not a command.", dev.outcrop.error.Nearest.remedy(words[0], COMMANDS));
        }
    }

    /** Looks at the file at once, though it goes with what is said next. */
    private void attach(String file) {
        if (file.isEmpty()) {
            attached.clear();
            terminal.note("Nothing is attached: /attach FILE");
            return;
        }
        var all = new ArrayList<>(attached);
        all.add(path(file));
        var attachments = AttachedFiles.read(manner.directory(), all);
        attached.add(path(file));
        terminal.note(attachments.stream().map(Attachment::name).collect(Collectors.joining(", "))
                + (attachments.size() == 1 ? " goes" : " go") + " with what you say next.");
    }

    private static Path path(String file) {
        try {
            return Path.of(file.strip());
        } catch (InvalidPathException unwritable) {
            throw OutcropException.input(
                    "\"" + file + "\" is not a file's name: " + unwritable.getReason() + ".", "Correct the name.");
        }
    }

    private void model(String name) {
        if (name.isEmpty()) {
            terminal.note("Use one of " + outcrop.config().models().keySet() + ": /model NAME");
        } else {
            switchTo(name);
        }
    }

    private void help() {
        terminal.note("""
                /attach FILE a picture or document goes with what you say next; without FILE, nothing does
                /model NAME  another model answers from now on
                /usage       tokens and money of this chat
                /undo        forget the last turn
                /exit        leave, as Ctrl-D does
                Ctrl-C       stop the reply
                """);
    }
}
