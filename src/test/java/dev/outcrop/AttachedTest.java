package dev.outcrop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.outcrop.assistant.Question;
import dev.outcrop.attachment.Attachment;
import dev.outcrop.attachment.Samples;
import dev.outcrop.conversation.RunListener;
import dev.outcrop.conversation.RunOptions;
import dev.outcrop.simulator.Rules;
import dev.outcrop.simulator.SimulatorServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures and documents on their way from a file to the wire, and through the memory of a talk. */
final class AttachedTest {

    private static final String CONFIG = """
            models:
              smart: { id: us.anthropic.claude-sonnet-4-6 }
              invoked: { id: us.anthropic.claude-sonnet-4-6, api: invoke }
              nova: { id: us.amazon.nova-lite-v1:0, api: invoke }
              house: { id: "arn:aws:bedrock:us-east-1:123456789012:provisioned-model/abcdefghijkl" }
              llama: { id: us.meta.llama3-3-70b-instruct-v1:0, api: invoke }
            assistants:
              eye: { prompt: eye, model: smart }
            """;

    @TempDir
    private Path folder;

    private SimulatorServer simulator;

    @BeforeEach
    void write() throws IOException {
        simulator = SimulatorServer.start(0, Rules.none());
        Files.createDirectories(folder.resolve("prompts"));
        Files.createDirectories(folder.resolve("conversations"));
        Files.writeString(folder.resolve("outcrop.yaml"), CONFIG);
        Files.writeString(folder.resolve("prompts/eye.md"), "You look at things.\n");
        Samples.write(folder, "dot.png", Samples.PNG);
        Samples.write(folder, "a b_c.csv", Samples.text("x,y\n"));
        Files.createDirectories(folder.resolve("more"));
        Samples.write(folder.resolve("more"), "a b_c.csv", Samples.text("z\n"));
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    private Outcrop open() {
        return Outcrop.open(folder, OutcropOptions.DEFAULT.withSimulator(simulator));
    }

    private Question question(String model, boolean streaming, String... files) {
        var attached = new ArrayList<Attachment>();
        for (var file : files) {
            attached.add(Attachment.read(folder.resolve(file), file));
        }
        var setting = new Question.Setting(model, null, null, streaming ? piece -> {} : null);
        return new Question(null, "What is this?", Map.of(), setting, attached);
    }

    private List<JsonNode> received() throws IOException {
        var all = new ArrayList<JsonNode>();
        for (var request : simulator.received()) {
            all.add(new ObjectMapper().readTree(request.body()));
        }
        return all;
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void they_stand_before_the_words_and_names_are_what_bedrock_allows(boolean streaming) throws IOException {
        try (var outcrop = open()) {
            outcrop.assistant("eye")
                    .answer(question("smart", streaming, "dot.png", "a b_c.csv", "more/a b_c.csv"), null);
        }

        var content = received().get(0).at("/messages/0/content");
        assertThat(content).hasSize(4);
        assertThat(content.at("/0/image/format").asText()).isEqualTo("png");
        assertThat(content.at("/0/image/source/bytes").asText()).isEqualTo(base64(Samples.PNG));
        assertThat(content.at("/1/document/format").asText()).isEqualTo("csv");
        assertThat(content.at("/1/document/name").asText()).isEqualTo("a b c");
        assertThat(content.at("/1/document/source/bytes").asText()).isEqualTo(base64(Samples.text("x,y\n")));
        assertThat(content.at("/2/document/name").asText()).isEqualTo("a b c 2");
        assertThat(content.at("/3/text").asText()).isEqualTo("What is this?");
    }

    @Test
    void over_invoke_model_they_are_in_the_providers_form_or_refused_by_name() throws IOException {
        try (var outcrop = open()) {
            var eye = outcrop.assistant("eye");

            eye.answer(question("invoked", false, "dot.png", "a b_c.csv"), null);
            eye.answer(question("nova", true, "dot.png"), null);

            assertThatThrownBy(() -> eye.answer(question("llama", false, "dot.png"), null))
                    .hasMessageContaining("cannot take the request: it takes no pictures.");
            assertThatThrownBy(() -> eye.answer(question("llama", false, "a b_c.csv"), null))
                    .hasMessageContaining("Meta Llama 3 has no documents over InvokeModel");
        }

        var anthropic = received().get(0).at("/messages/0/content");
        assertThat(anthropic.at("/0/source/media_type").asText()).isEqualTo("image/png");
        assertThat(anthropic.at("/1/type").asText()).isEqualTo("document");
        assertThat(anthropic.at("/1/source/data").asText()).isEqualTo("x,y\n");
        assertThat(received().get(1).at("/messages/0/content/0/image/format").asText())
                .isEqualTo("png");
        assertThat(simulator.received()).hasSize(2);
    }

    @Test
    void a_talk_shows_them_again_in_the_next_process_and_keeps_each_once() throws Exception {
        try (var outcrop = open()) {
            outcrop.session("eye", "s1").say(question("smart", false, "dot.png"));
            outcrop.session("eye", "s1").say(question("smart", false, "dot.png", "a b_c.csv"));
        }
        try (var outcrop = open()) {
            outcrop.session("eye", "s1").say(Question.of("And now?"));
        }

        var messages = received().get(2).path("messages");
        assertThat(messages).hasSize(5);
        assertThat(messages.at("/0/content/0/image/source/bytes").asText()).isEqualTo(base64(Samples.PNG));
        assertThat(messages.at("/2/content/0/image/source/bytes").asText()).isEqualTo(base64(Samples.PNG));
        assertThat(messages.at("/2/content/1/document/name").asText()).isEqualTo("a b c");
        assertThat(stored("SELECT count(*) FROM attachment")).isEqualTo("2");
        assertThat(stored("SELECT count(*) FROM message WHERE json LIKE '%base64Data%'"))
                .isEqualTo("0");
    }

    @Test
    void a_talk_keeps_what_one_request_may_have() throws Exception {
        try (var outcrop = open()) {
            for (var i = 0; i < 5; i++) {
                Samples.write(folder, "large.txt", Samples.text(i + " ".repeat(4_400_000)));
                outcrop.session("eye", "s1").say(question("house", false, "large.txt"));
            }
        }

        assertThat(stored("SELECT count(*) FROM attachment")).isEqualTo("4");
    }

    private String stored(String query) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(".outcrop/outcrop.db"));
                var rows = connection.createStatement().executeQuery(query)) {
            return rows.getString(1);
        }
    }

    @Test
    void a_turn_of_a_script_attaches_files_from_its_folder_and_rows_name_others() throws IOException {
        Files.writeString(folder.resolve("conversations/looks.yaml"), """
                assistant: eye
                data: files.jsonl
                turns:
                  - user: What is this?
                    attach: ../dot.png
                  - user: And this?
                    attach: ["../{{file}}"]
                """);
        Files.writeString(
                folder.resolve("conversations/files.jsonl"), "{\"file\":\"a b_c.csv\"}\n{\"file\":\"gone.csv\"}\n");

        try (var outcrop = open()) {
            var conversations = outcrop.conversations();
            var result = conversations.run(conversations.plan(List.of(), RunOptions.DEFAULT), RunListener.SILENT);

            assertThat(result.outcomes())
                    .extracting(outcome -> outcome.status().name())
                    .containsExactlyInAnyOrder("PASSED", "ERRORED");
            assertThat(result.outcomes().stream()
                            .flatMap(outcome -> outcome.turns().stream())
                            .filter(turn -> turn.error() != null)
                            .map(turn -> turn.error().getMessage()))
                    .containsExactly(
                            "conversations/looks.yaml, line 7, column 14: The file \"../gone.csv\" is not there."
                                    + "\nCorrect the name; it counts from the script's own folder.");
        }
    }

    @Test
    void what_a_script_cannot_attach_is_a_fault_at_its_place() throws IOException {
        Samples.write(folder, "wrong.png", Samples.GIF);
        Files.createSymbolicLink(
                folder.resolve("conversations/out.png"),
                Samples.write(Files.createTempDirectory("outside"), "out.png", Samples.PNG));
        Files.writeString(folder.resolve("conversations/looks.yaml"), """
                assistant: eye
                turns:
                  - user: What is this?
                    attach: ../wrong.png
                  - user: And this?
                    attach: [out.png, gone.png, looks.yaml]
                  - user: And this?
                    attached: ../dot.png
                """);

        try (var outcrop = open()) {
            assertThatThrownBy(() -> outcrop.conversations().plan(List.of(), RunOptions.DEFAULT))
                    .hasMessage("""
                    conversations/looks.yaml, line 4, column 13: The attachment "../wrong.png" is a gif picture, not a png picture.
                    Give it a name that ends in .gif, or attach what its name says.
                    conversations/looks.yaml, line 6, column 14: The file "out.png" lies outside the project.
                    Move it into the project.
                    conversations/looks.yaml, line 6, column 23: The file "gone.png" is not there.
                    Correct the name; it counts from the script's own folder.
                    conversations/looks.yaml, line 6, column 33: The attachment "looks.yaml" is of no kind that Bedrock takes.
                    Attach a file that ends in one of [png, jpg, jpeg, gif, webp, pdf, csv, docx, xlsx, html, htm, txt, md, markdown].
                    conversations/looks.yaml, line 8, column 5: There is no key "attached" in item 3 of turns.
                    Did you mean "attach"? Use one of [user, attach, vars, simulate, expect, on-fail].""");
        }
    }
}
