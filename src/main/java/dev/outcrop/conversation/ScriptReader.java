package dev.outcrop.conversation;

import dev.outcrop.config.Node;
import dev.outcrop.config.YamlFile;
import dev.outcrop.conversation.Script.About;
import dev.outcrop.conversation.Script.Cast;
import dev.outcrop.conversation.Script.Material;
import dev.outcrop.conversation.Turn.Judgement;
import dev.outcrop.conversation.Turn.OnFail;
import dev.outcrop.conversation.check.Expectation;
import dev.outcrop.conversation.check.Expectations;
import dev.outcrop.conversation.check.Folder;
import dev.outcrop.error.Fault;
import dev.outcrop.prompt.Template;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Reads a conversation file. */
final class ScriptReader {

    private static final String FIRST_TOKEN = "first-token-ms";

    private final Folder folder;
    private final String file;

    private ScriptReader(Folder folder, String file) {
        this.folder = folder;
        this.file = file;
    }

    /**
     * Reads one file.
     *
     * @param project the project's folder, absolute
     * @return empty where the file has faults, which were reported
     */
    static Optional<Script> read(Path project, Path file, Consumer<Fault> faults) {
        var folder = new Folder(project, Optional.ofNullable(file.getParent()).orElse(project));
        var shownAs = folder.shown(file);
        var found = new ArrayList<Fault>();
        var root = YamlFile.read(file, shownAs, found::add);
        ScriptShape.in(folder).check(root, found::add);
        if (found.isEmpty()) {
            var reader = new ScriptReader(folder, shownAs);
            var script = reader.script(root);
            found.addAll(streamFaults(script));
            if (found.isEmpty()) {
                return Optional.of(script);
            }
        }
        found.forEach(faults);
        return Optional.empty();
    }

    private Script script(Node root) {
        var turns = root.required("turns").items().stream().map(this::turn).toList();
        var expect = expectations(root);
        return new Script(about(root), cast(root, turns, expect), material(root), turns, expect);
    }

    private About about(Node root) {
        var fileName = file.substring(file.lastIndexOf('/') + 1);
        var dot = fileName.lastIndexOf('.');
        return new About(
                dot > 0 ? fileName.substring(0, dot) : fileName,
                file,
                root.get("description").map(Node::text).orElse(""),
                Set.copyOf(root.texts("tags")));
    }

    private static Cast cast(Node root, List<Turn> turns, List<Expectation> expect) {
        var named = root.required("assistant");
        var parts = named.text().split("\\.", 2);
        var streams = root.get("stream")
                .map(Node::flag)
                .orElseGet(() ->
                        allChecks(turns, expect).anyMatch(check -> check.kind().equals(FIRST_TOKEN)));
        return new Cast(parts[0], parts.length == 1 ? null : parts[1], streams, named.at());
    }

    private static Stream<Expectation> allChecks(List<Turn> turns, List<Expectation> expect) {
        return Stream.concat(turns.stream().flatMap(turn -> turn.judgement().expect().stream()), expect.stream());
    }

    private Material material(Node root) {
        return new Material(
                root.get("vars").map(Values::of).orElse(Map.of()),
                root.get("data").map(this::data).orElse(null),
                root.get("repeat").map(ScriptReader::repeat).orElse(Repeat.ONCE));
    }

    private DataFile data(Node name) {
        var path = folder.file(name);
        return new DataFile(path, folder.shown(folder.path().resolve(name.text())));
    }

    private static Repeat repeat(Node node) {
        var times = (int) node.get("times").orElse(node).integer();
        return new Repeat(
                times, node.get("pass").map(pass -> (int) pass.integer()).orElse(times));
    }

    private Turn turn(Node node) {
        var onFail =
                node.get("on-fail").filter(word -> word.text().equals("stop")).isPresent();
        return new Turn(
                new Turn.Words(
                        node.get("user")
                                .map(text -> Template.parse(text.text(), text.at()))
                                .orElse(null),
                        attached(node)),
                node.get("vars").map(Values::of).orElse(Map.of()),
                node.get("simulate").map(Simulate::read).orElse(List.of()),
                new Judgement(expectations(node), onFail ? OnFail.STOP : OnFail.CONTINUE),
                node.at());
    }

    private List<Attach> attached(Node node) {
        return node.get("attach").map(Node::itemsOrItself).orElse(List.of()).stream()
                .map(name -> Attach.of(name, folder))
                .toList();
    }

    private List<Expectation> expectations(Node node) {
        return node.get("expect")
                .map(expect -> Expectations.read(expect, folder))
                .orElse(List.of());
    }

    /** A first token is only seen where something streams. */
    private static List<Fault> streamFaults(Script script) {
        return script.cast().streams()
                ? List.of()
                : allChecks(script.turns(), script.expect())
                        .filter(check -> check.kind().equals(FIRST_TOKEN))
                        .map(check -> new Fault(
                                check.at(),
                                "There is no first token where stream is false.",
                                "Remove stream: false, or this check."))
                        .toList();
    }
}
