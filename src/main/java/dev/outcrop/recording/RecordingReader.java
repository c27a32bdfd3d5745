package dev.outcrop.recording;

import dev.outcrop.config.Node;
import dev.outcrop.config.YamlFile;
import dev.outcrop.error.Fault;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Reads recordings from their files. */
final class RecordingReader {

    private RecordingReader() {}

    /**
     * The recordings of a file; empty where it has faults, which are all reported.
     *
     * @param shownAs relative to the project
     */
    static List<Recording> read(Path file, String shownAs, Consumer<Fault> faults) {
        var found = new ArrayList<Fault>();
        var root = YamlFile.read(file, shownAs, found::add);
        return read(root, found, faults);
    }

    /** The same for a file's text. */
    static List<Recording> parse(String text, String shownAs, Consumer<Fault> faults) {
        var found = new ArrayList<Fault>();
        var root = YamlFile.parse(text, shownAs, 1, found::add);
        return read(root, found, faults);
    }

    private static List<Recording> read(Node root, List<Fault> found, Consumer<Fault> faults) {
        if (found.isEmpty()) {
            RecordingShape.FILE.check(root, found::add);
        }
        found.forEach(faults);
        if (!found.isEmpty()) {
            return List.of();
        }
        var conversation = root.get("conversation").map(Node::text).orElse("");
        return root.required("exchanges").items().stream()
                .map(exchange -> recording(exchange, conversation))
                .toList();
    }

    private static Recording recording(Node node, String conversation) {
        var request = new RecordedRequest(
                node.required("operation").text(),
                node.required("model").text(),
                Json.sorted(Json.of(node.required("request").value())));
        var occasion =
                new Occasion(conversation, number(node, "row", 0), number(node, "attempt", 1), number(node, "turn", 0));
        var origin =
                new Recording.Origin(occasion, text(node, "recorded"), text(node, "source"), text(node, "request-id"));
        return new Recording(request, answer(node.required("answer")), origin, node.at());
    }

    private static RecordedAnswer answer(Node node) {
        var headers = headers(node);
        var body = node.get("body");
        if (body.isPresent()) {
            return new WholeAnswer(
                    headers, number(node, "after-ms", 0), Json.of(body.get().value()));
        }
        return new StreamedAnswer(
                headers,
                node.required("events").items().stream()
                        .map(RecordingReader::event)
                        .toList());
    }

    private static Map<String, String> headers(Node node) {
        var headers = new LinkedHashMap<String, String>();
        node.get("headers")
                .ifPresent(given -> given.entries().forEach((name, value) -> headers.put(name, value.text())));
        return headers;
    }

    private static RecordedEvent event(Node node) {
        return new RecordedEvent(
                node.required("at-ms").integer(),
                node.required("event").text(),
                Json.of(node.required("data").value()));
    }

    private static int number(Node node, String key, int fallback) {
        return node.get(key).map(value -> (int) value.integer()).orElse(fallback);
    }

    private static String text(Node node, String key) {
        return node.get(key).map(Node::text).orElse("");
    }
}
