package dev.outcrop.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outcrop.bedrock.EventFrame;
import dev.outcrop.error.OutcropException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class RecordingsTest {

    private static final String PATH = "/model/us.amazon.nova-lite-v1:0/converse";

    @TempDir
    private Path project;

    @Test
    void events_come_again_byte_by_byte_at_their_times() throws OutcropException {
        var events = List.of(
                event("messageStart", "{\"role\":\"assistant\"}"),
                event("contentBlockDelta", "{\"contentBlockIndex\":0,\"delta\":{\"text\":\" 1.0 — \\n\\\"NO\\\" \"}}"),
                event(
                        "metadata",
                        "{\"metrics\":{\"latencyMs\":7},\"usage\":{\"inputTokens\":1,\"x\":0.25,\"y\":null}}"));
        try (var recordings = open()) {
            recordings.add(null, PATH + "-stream", request("hi"), stream(events));
        }

        try (var recordings = open()) {
            var name = recordings.find(null, PATH + "-stream", request("hi"));

            assertThat(recordings.answer(name).orElseThrow().parts())
                    .usingRecursiveComparison()
                    .isEqualTo(IntStream.range(0, events.size())
                            .mapToObj(i -> new Part(TimeUnit.MILLISECONDS.toNanos(10L * i), events.get(i)))
                            .toList());
        }
    }

    @Test
    void fifty_conversations_at_once_lose_nothing() throws Exception {
        var crew = Executors.newFixedThreadPool(50);
        try (var recordings = open()) {
            var all = IntStream.rangeClosed(1, 50)
                    .mapToObj(number -> crew.submit(() -> hold(recordings, number, 4)))
                    .toList();
            for (var one : all) {
                one.get();
            }
            assertThat(recordings.tally()).isEqualTo(new Tally(0, 200, List.of()));
        } finally {
            crew.shutdownNow();
        }

        try (var recordings = open()) {
            for (var number = 1; number <= 50; number++) {
                for (var turn = 1; turn <= 4; turn++) {
                    var name = recordings.find(null, PATH, request("talk " + number + " turn " + turn));
                    assertThat(text(recordings.answer(name).orElseThrow())).isEqualTo(answer(number + "/" + turn));
                }
            }
        }
        assertThat(files()).hasSize(50).allMatch(name -> name.matches("talk-[0-9]+\\.yaml"));
    }

    private static void hold(Recordings recordings, int number, int turns) {
        var key = "run/talk-" + number + "/0/1";
        recordings.begin(key, new Occasion("conversations/talk-" + number + ".yaml", 0, 1, 0));
        for (var turn = 1; turn <= turns; turn++) {
            recordings.add(
                    key + "/" + turn,
                    PATH,
                    request("talk " + number + " turn " + turn),
                    whole(answer(number + "/" + turn)));
        }
        recordings.end(key);
    }

    @Test
    void what_does_not_fit_into_a_file_goes_into_the_next() throws IOException {
        try (var recordings = open()) {
            recordings.begin("run/long/0/1", new Occasion("conversations/long.yaml", 0, 1, 0));
            for (var turn = 1; turn <= 3; turn++) {
                recordings.add(
                        "run/long/0/1/" + turn, PATH, request("turn " + turn), whole(answer("a".repeat(400_000))));
            }
            recordings.add("run/long/0/1/4", PATH, request("turn 4"), whole(answer("a".repeat(1_000_000))));

            assertThat(recordings.tally())
                    .isEqualTo(new Tally(
                            0,
                            3,
                            List.of("The answer to turn 4 of conversations/long.yaml was not kept:"
                                    + " it is larger than 900000 characters.")));
        }

        assertThat(files()).containsExactly("long.2.yaml", "long.yaml");
    }

    @Test
    void what_yaml_cannot_hold_is_told_and_not_kept() throws IOException {
        try (var recordings = open()) {
            recordings.add(null, PATH, request("hi"), whole(answer("half \\ud83d a character")));
            recordings.add(null, PATH, request("ho"), whole("{\"n\":123456789012345678901234567890}"));
            recordings.add(null, PATH, request("hu"), whole("[\"no object\"]"));

            assertThat(recordings.tally().lost())
                    .containsExactly(
                            "The answer to this request was not kept: YAML cannot hold it without a loss.",
                            "The answer to this request was not kept: The value is the number"
                                    + " 123456789012345678901234567890, which does not fit into 64 bits.",
                            "The answer of " + PATH + " is not in a form that is recorded: it was not kept.");
        }

        assertThat(files()).isEmpty();
    }

    @Test
    void a_script_cannot_lead_out_of_the_folder() throws IOException {
        try (var recordings = open()) {
            recordings.begin("run/x/0/1", new Occasion("../../elsewhere/.hidden/x:y.yml", 0, 1, 0));
            recordings.add("run/x/0/1/1", PATH, request("hi"), whole(answer("hello")));
        }

        assertThat(files()).containsExactly("_/_/elsewhere/_hidden/x-y.yml.yaml");
    }

    @Test
    void a_folder_that_cannot_be_written_is_told_before_anything_is_asked() throws IOException {
        Files.createDirectories(project.resolve("conversations"));
        Files.writeString(project.resolve("conversations/recordings"), "in the way");
        try (var recordings = open()) {

            assertThatThrownBy(recordings::prepare)
                    .isInstanceOf(OutcropException.class)
                    .hasMessage("The recording could not be written to " + project.resolve("conversations/recordings")
                            + ": There is a file in the way: " + project.resolve("conversations/recordings")
                            + ".\nMake room there, or allow this user to write.");
        }
    }

    private Recordings open() {
        return Recordings.open(project, Map.of());
    }

    private static byte[] request(String text) {
        return utf8("{\"messages\":[{\"role\":\"user\",\"content\":[{\"text\":\"" + text + "\"}]}]}");
    }

    private static String answer(String text) {
        return "{\"output\":{\"message\":{\"content\":[{\"text\":\"" + text + "\"}]}}}";
    }

    private static LiveAnswer whole(String json) {
        return new LiveAnswer(
                "localhost", Map.of("content-type", "application/json"), List.of(new Part(1, utf8(json))));
    }

    private static LiveAnswer stream(List<byte[]> frames) {
        var parts = new ArrayList<Part>();
        for (var i = 0; i < frames.size(); i++) {
            parts.add(new Part(TimeUnit.MILLISECONDS.toNanos(10L * i) + 999, frames.get(i)));
        }
        return new LiveAnswer("localhost", Map.of("content-type", EventFrame.CONTENT_TYPE), parts);
    }

    private static byte[] event(String type, String json) {
        return EventFrame.event(type, utf8(json));
    }

    private static String text(Playback playback) {
        return playback.parts().stream()
                .map(part -> new String(part.bytes(), StandardCharsets.UTF_8))
                .collect(Collectors.joining());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private List<String> files() throws IOException {
        var folder = project.resolve("conversations/recordings");
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }
}
