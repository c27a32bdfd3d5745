package dev.outcrop.conversation;

import dev.outcrop.attachment.Kind;
import dev.outcrop.config.Node;
import dev.outcrop.config.Shape;
import dev.outcrop.conversation.check.Expectations;
import dev.outcrop.conversation.check.Folder;
import dev.outcrop.conversation.check.StrictShape;
import dev.outcrop.error.Fault;
import dev.outcrop.error.OutcropException;
import dev.outcrop.prompt.Template;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What a conversation file may look like, its expressions compiled and the files that it names looked for. */
final class ScriptShape {

    private static final Pattern ASSISTANT = Pattern.compile("[^.\\s]+(\\.[^.\\s]+)?");

    private static final Shape TEMPLATE =
            new StrictShape(Shape.scalar(), text -> Template.parse(text.text(), text.at()));

    private static final Shape VARS = Shape.mapOf(Shape.anything());

    /** The shape for whoever only prints it. */
    static final Shape ANYWHERE = in(new Folder(Path.of("/"), Path.of("/")));

    private ScriptShape() {}

    /** The shape of the scripts in a folder. */
    static Shape in(Folder folder) {
        var expect = Expectations.shape(folder);
        return Shape.object()
                .required(
                        "assistant",
                        Shape.text(
                                ASSISTANT, "an assistant such as support, or one of its methods such as support.reply"),
                        "who is asked: an assistant of outcrop.yaml, or one of its methods")
                .key("description", Shape.scalar(), "what the conversation shows")
                .key("vars", VARS, "values for every turn")
                .key("tags", Shape.listOrOne(Shape.scalar()), "words to choose conversations by")
                .key("repeat", repeat(), "how often it is held, and how often it has to pass", 1)
                .key("data", data(folder), "a .jsonl or .csv file beside the script: one conversation a row")
                .key("stream", Shape.flag(), "ask over ConverseStream; first-token-ms implies it", false)
                .required("turns", Shape.list(turn(expect, folder), 1), "what is said, in turn")
                .key("expect", expect, "checks of the whole conversation");
    }

    private static Shape turn(Shape expect, Folder folder) {
        return Shape.object()
                .key("user", TEMPLATE, "what the user says; may be left out where the variables say it all")
                .key(
                        "attach",
                        Shape.listOrOne(attach(folder)),
                        "pictures and documents that go with it, from the script's folder: "
                                + String.join(", ", Kind.allEndings()))
                .key("vars", VARS, "values for this turn, over those of the script and the row")
                .key("simulate", Simulate.SHAPE, "what the simulator answers, one entry a model call")
                .key("expect", expect, "what the reply has to meet")
                .key("on-fail", Shape.oneOf("stop", "continue"), "whether later turns are asked", "continue");
    }

    private static Shape repeat() {
        var times = Shape.integer(1, Repeat.MOST);
        return Shape.either(
                times,
                new StrictShape(
                        Shape.object()
                                .required("times", times, "how often it is held")
                                .key("pass", times, "how often it has to pass; all of them by default"),
                        ScriptShape::passAtMostAllTimes));
    }

    private static void passAtMostAllTimes(Node repeat) {
        var times = repeat.required("times").integer();
        repeat.get("pass").filter(pass -> pass.integer() > times).ifPresent(pass -> {
            throw refused(
                    pass,
                    "It cannot pass " + pass.integer() + " times out of " + times + ".",
                    "Write at most " + times + ".");
        });
    }

    private static Shape data(Folder folder) {
        return new StrictShape(Shape.text(), name -> {
            if (!DataFile.isNamed(name.text())) {
                throw refused(
                        name,
                        "The file \"" + name.text() + "\" is no data file.",
                        "Use a name that ends in one of " + DataFile.endings() + ".");
            }
            folder.file(name);
        });
    }

    /** A file that is the same for every row is read here, so that what is wrong with it is known before anything is asked. */
    private static Shape attach(Folder folder) {
        return new StrictShape(Shape.text(), name -> {
            var attach = Attach.of(name, folder);
            if (attach.isPlain()) {
                var unused = attach.read(Map.of());
            }
        });
    }

    private static OutcropException refused(Node node, String problem, String remedy) {
        return OutcropException.faults(List.of(new Fault(node.at(), problem, remedy)));
    }
}
