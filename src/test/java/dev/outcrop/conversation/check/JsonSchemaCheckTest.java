package dev.outcrop.conversation.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JsonSchemaCheckTest {

    private static final String SCHEMA = """
            - json-schema:
                type: object
                required: [urgency]
                properties:
                  urgency: { enum: [LOW, HIGH] }
                  name: { type: string, pattern: '^[a-z]+$' }
            """;

    @TempDir
    private Path project;

    @Test
    void a_reply_that_fits_is_met() {
        assertThat(Expected.examine(SCHEMA, Replies.text("{\"urgency\": \"LOW\", \"name\": \"ada\"}"))
                        .met())
                .isTrue();
    }

    @Test
    void what_does_not_fit_is_named() {
        assertThat(Expected.examine(SCHEMA, Replies.text("{\"name\": \"Ada\"}")).detail())
                .isEqualTo(
                        "expected the text to be JSON that fits the schema, got \"{\"name\": \"Ada\"}\":"
                                + " $.name: does not match the regex pattern ^[a-z]+$; $: required property 'urgency' not found");
    }

    @Test
    void a_reply_that_is_not_json_does_not_fit() {
        assertThat(Expected.examine(SCHEMA, Replies.text("LOW")).met()).isFalse();
    }

    @Test
    void a_schema_may_stand_in_a_file_beside_the_script() throws IOException {
        var folder = Files.createDirectories(project.resolve("conversations"));
        Files.writeString(folder.resolve("ticket.json"), "{\"type\": \"array\"}");

        var checks = Expected.read("- json-schema: ticket.json", new Folder(project, folder));

        assertThat(checks.get(0).over(Map.of()).examine(Replies.text("[]")).met())
                .isTrue();
        assertThat(checks.get(0).over(Map.of()).examine(Replies.text("{}")).met())
                .isFalse();
    }

    @Test
    void a_file_that_is_missing_or_outside_the_project_is_refused() throws IOException {
        var inside = Files.createDirectories(project.resolve("inside"));
        Files.writeString(project.resolve("outside.json"), "{}");
        var folder = new Folder(inside, inside);

        assertThat(Expected.faults("- json-schema: none.json", folder))
                .singleElement()
                .hasToString("conversations/a.yaml, line 1, column 16: The file \"none.json\" is not there.\n"
                        + "Correct the name; it counts from the script's own folder.");
        assertThat(Expected.faults("- json-schema: ../outside.json", folder))
                .singleElement()
                .hasToString("conversations/a.yaml, line 1, column 16:"
                        + " The file \"../outside.json\" lies outside the project.\nMove it into the project.");
    }

    @Test
    void a_link_out_of_the_project_is_refused() throws IOException {
        var inside = Files.createDirectories(project.resolve("inside"));
        var outside = Files.writeString(project.resolve("outside.json"), "{}");
        Files.createSymbolicLink(inside.resolve("link.json"), outside);

        assertThat(Expected.faults("- json-schema: link.json", new Folder(inside, inside)))
                .singleElement()
                .asString()
                .contains("lies outside the project");
    }

    @Test
    void a_broken_schema_is_refused_with_its_place() {
        assertThat(Expected.faults("- json-schema: { type: objekt }"))
                .singleElement()
                .asString()
                .startsWith("conversations/a.yaml, line 1, column 16: The JSON Schema is broken: $.type: ")
                .endsWith(".\nWrite a schema that is whole in itself.");
        assertThat(Expected.faults("- json-schema: { pattern: '(?<=a)b' }"))
                .singleElement()
                .asString()
                .contains("The JSON Schema is broken: the pattern \"(?<=a)b\" is not in RE2's syntax: ");
    }

    @Test
    void no_other_document_is_fetched() {
        assertThat(Expected.faults("- json-schema: { $ref: 'http://127.0.0.1:1/schema.json' }"))
                .singleElement()
                .asString()
                .contains("http://127.0.0.1:1/schema.json")
                .endsWith("Write a schema that is whole in itself.");
        assertThat(Expected.faults("- json-schema: { $ref: '#/$defs/missing' }"))
                .singleElement()
                .asString()
                .contains("$defs");
    }

    @Test
    void an_older_draft_is_understood() {
        var finding = Expected.examine(
                "- json-schema: { $schema: 'http://json-schema.org/draft-07/schema#', type: string }",
                Replies.text("\"a\""));

        assertThat(finding.met()).isTrue();
    }
}
