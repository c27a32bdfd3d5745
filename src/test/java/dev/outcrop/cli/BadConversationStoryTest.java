package dev.outcrop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Conversations and data that are missing or wrong: nothing is run then, and all faults are told at once. */
final class BadConversationStoryTest {

    private static final String OVER_ROWS = """
            assistant: poet
            data: %s
            turns:
              - user: hi {{name}}
            """;

    @TempDir
    Path folder;

    private ProjectFolder project;

    @BeforeEach
    void write() {
        project = ProjectFolder.in(folder);
    }

    static Stream<Arguments> scripts() {
        return Stream.of(
                Arguments.of("", """
                        conversations/bad.yaml, line 1, column 1: The key "assistant" is missing.
                        Add assistant: an assistant such as support, or one of its methods such as support.reply.
                        conversations/bad.yaml, line 1, column 1: The key "turns" is missing.
                        Add turns: a list of at least one item.
                        """),
                Arguments.of("assistant: poet\nturns: []\n", """
                        conversations/bad.yaml, line 2, column 8: turns has too few items.
                        Write a list of at least one item.
                        """),
                Arguments.of("assistant: poett\nturns: [{ user: hi }]\n", """
                        conversations/bad.yaml, line 1, column 12: outcrop.yaml has no assistant "poett".
                        Did you mean "poet"? Use one of [poet].
                        """),
                Arguments.of("assistant: poet.sing\nturns: [{ user: hi }]\n", """
                        conversations/bad.yaml, line 1, column 12: Assistant "poet" has no method "sing".
                        Use one of [say].
                        """),
                Arguments.of("""
                        assistant: poet
                        trns: [{ user: hi }]
                        turns:
                          - usr: hi
                            on-fail: halt
                            expect:
                              - regex: "(["
                              - json-schema: { type: 5 }
                              - json-schema: nosuch.json
                              - json-path: { path: "$[", equals: 1 }
                              - error: throtled
                              - latency-ms: -5
                        """, """
                        conversations/bad.yaml, line 2, column 1: There is no key "trns".
                        Did you mean "turns"? Use one of [assistant, description, vars, tags, repeat, data, stream, turns, expect].
                        conversations/bad.yaml, line 4, column 5: There is no key "usr" in item 1 of turns.
                        Did you mean "user"? Use one of [user, attach, vars, simulate, expect, on-fail].
                        conversations/bad.yaml, line 5, column 14: on-fail cannot be the text "halt".
                        Write one of [stop, continue].
                        conversations/bad.yaml, line 7, column 16: The regular expression "([" is broken: missing closing ] at "[".
                        Correct it by the syntax of RE2, which has no look-ahead, look-behind or back-references.
                        conversations/bad.yaml, line 8, column 22: The JSON Schema is broken: $.type: does not have a value in the enumeration ["array", "boolean", "integer", "null", "number", "object", "string"]; $.type: integer found, array expected.
                        Write a schema that is whole in itself.
                        conversations/bad.yaml, line 9, column 22: The file "nosuch.json" is not there.
                        Correct the name; it counts from the script's own folder.
                        conversations/bad.yaml, line 10, column 28: The JSON path "$[" is broken: it ends with [.
                        Write a path such as $.items[0].id.
                        conversations/bad.yaml, line 11, column 16: error cannot be the text "throtled".
                        Did you mean "throttled"? Write one of [throttled, context-overflow, access-denied, credentials, model-not-found, model-retired, inference-profile-needed, invalid-request, quota, model-timeout, model-error, model-not-ready, unavailable, incomplete-stream, stalled-stream, corrupt-stream, network, tls, budget].
                        conversations/bad.yaml, line 12, column 21: latency-ms cannot be the number -5.
                        Write a number of at least 0.
                        """),
                Arguments.of("assistant: poet\nturns: [{ user: 'hi {{name}}' }]\n", """
                        conversations/bad.yaml, line 2, column 9: {{name}} has no value.
                        Give it under vars.
                        """),
                Arguments.of("assistant: poet\nturns: [{ user: {{name}} }]\n", """
                        conversations/bad.yaml, line 2, column 18: A key is plain text, without a tag.
                        Put text that begins with {{ in quotes.
                        """),
                Arguments.of("a: " + "[".repeat(100_000), """
                        conversations/bad.yaml, line 1, column 67: The values are nested more than 64 levels deep.
                        Nest them less deeply.
                        """),
                Arguments.of("a: " + "x".repeat(10_000_000), """
                        conversations/bad.yaml, line 1, column 1: This is larger than 1048576 bytes, which is all that is read of a YAML file.
                        Split the file, or move its data into a .jsonl or .csv file.
                        """));
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void a_script_that_is_wrong_is_refused_with_all_its_faults(String text, String refusal) {
        project.file("conversations/bad.yaml", text);

        assertThat(project.run("run")).isEqualTo(refusal(refusal));
    }

    static Stream<Arguments> data() {
        return Stream.of(
                Arguments.of("rows.jsonl", """
                        {"name": "Ada"}
                        not json

                        [1]
                        {"nme": "Bob"}
                        {"name": "a", "name": "b"}
                        {"name": NaN}
                        """, """
                        conversations/bad.yaml, line 4, column 5: {{name}} has no value in 1 of 2 rows of conversations/rows.jsonl, first on line 5.
                        Give it there, or under vars for every row.
                        conversations/rows.jsonl, line 2, column 1: The row is not JSON: Unrecognized token 'not'.
                        Write one object a line, such as {"name": "Ada"}.
                        conversations/rows.jsonl, line 4: The row is not a JSON object.
                        Write one object a line, such as {"name": "Ada"}.
                        conversations/rows.jsonl, line 6, column 21: The row is not JSON: Duplicate field 'name'.
                        Write one object a line, such as {"name": "Ada"}.
                        conversations/rows.jsonl, line 7, column 13: The row is not JSON: Non-standard token 'NaN'.
                        Write one object a line, such as {"name": "Ada"}.
                        """),
                Arguments.of("rows.csv", "name,city\na,b\nc\nd,e,f\n\"unclosed,1\n", """
                        conversations/rows.csv, line 3: The row has 1 value, but the first row names 2: [name, city].
                        Put a value that holds a comma into double quotes.
                        conversations/rows.csv, line 4: The row has 3 values, but the first row names 2: [name, city].
                        Put a value that holds a comma into double quotes.
                        conversations/rows.csv, line 5: A quote that opens on this line is never closed.
                        Close it, or double it to mean a quote.
                        """),
                Arguments.of("rows.csv", "", """
                        conversations/rows.csv, line 1: The file is empty.
                        Write the names of the columns into its first row.
                        """),
                Arguments.of("rows.csv", "name\n", """
                        conversations/rows.csv: The file has no rows.
                        Write at least one.
                        """),
                Arguments.of("rows.csv", "name,name\na,b\n", """
                        conversations/rows.csv, line 1: Two columns are named "name".
                        Give each column a name of its own in the first row.
                        """));
    }

    @ParameterizedTest
    @MethodSource("data")
    void data_that_is_wrong_is_refused_with_all_its_faults(String file, String text, String refusal) {
        project.file("conversations/bad.yaml", OVER_ROWS.formatted(file)).file("conversations/" + file, text);

        assertThat(project.run("run")).isEqualTo(refusal(refusal));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nosuch.csv       | The file \"nosuch.csv\" is not there.             | Correct the name; it counts from the script's own folder.",
                "/etc/hostname    | The file \"/etc/hostname\" is no data file.       | Use a name that ends in one of [.jsonl, .csv].",
                "folder.csv       | The file \"folder.csv\" is not a file.            | Name a file.",
            })
    void a_data_file_that_is_none_is_refused(String file, String problem, String remedy) {
        project.file("conversations/bad.yaml", OVER_ROWS.formatted(file)).folder("conversations/folder.csv");

        assertThat(project.run("run"))
                .isEqualTo(refusal("conversations/bad.yaml, line 2, column 7: " + problem + "\n" + remedy + "\n"));
    }

    @Test
    void the_faults_of_all_files_are_told_at_once() {
        project.file("conversations/a.yaml", "assistant: poet\nturns: []\n")
                .file("conversations/b.yaml", new byte[] {(byte) 0xff})
                .file("prompts/poet.md", "");

        assertThat(project.run("run", "--json")).isEqualTo(refusal("""
                conversations/a.yaml, line 2, column 8: turns has too few items.
                Write a list of at least one item.
                conversations/b.yaml, line 1, column 1: The byte 0xff is not UTF-8.
                Save the file as UTF-8.
                prompts/poet.md: The prompt is empty.
                Write its text.
                """));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nothing.yaml          | There is no such file or folder.       | Name a file, a folder or a glob, counted from the project's folder.",
                "conversations/hy.yaml | There is no such file.                 | Did you mean \"conversations/hi.yaml\"?",
                "conversations/*.yml   | No conversation matches.               | Name a file, a folder or a glob, counted from the project's folder.",
                "prompts               | There is no conversation in this folder. | Write one into a .yaml file there.",
            })
    void a_path_behind_which_there_is_nothing_is_refused(String path, String problem, String remedy) {
        assertThat(project.run("run", path)).isEqualTo(refusal(path + ": " + problem + "\n" + remedy + "\n"));
    }

    @Test
    void a_project_without_conversations_says_where_they_go() {
        project.without("conversations/hi.yaml");

        assertThat(project.run("run")).isEqualTo(refusal("""
                conversations: There is no conversation in this folder.
                Write one into a .yaml file there.
                """));
    }

    @Test
    void the_configuration_is_no_conversation() {
        project.file("outcrop.production.yaml", "backend: bedrock\n");

        assertThat(project.run("run", ".").code()).isZero();
    }

    @Test
    void a_folder_that_is_named_like_a_script_is_passed_over() {
        project.folder("conversations/folder.yaml");

        assertThat(project.run("run").code()).isZero();
    }

    @Test
    void a_tag_and_a_model_that_are_not_there_are_named() {
        project.file("conversations/hi.yaml", project.text("conversations/hi.yaml") + "tags: [smoke]\n");

        assertThat(project.run("run", "--tag", "somke")).isEqualTo(refusal("""
                No conversation has a tag of [somke].
                Use one of [smoke].
                """));
        assertThat(project.run("run", "--models", "fast,fsat")).isEqualTo(refusal("""
                outcrop.yaml has no model "fsat".
                Did you mean "fast"? Use one of [fast].
                """));
    }

    private static Typed.Result refusal(String text) {
        return new Typed.Result(2, "", text);
    }
}
