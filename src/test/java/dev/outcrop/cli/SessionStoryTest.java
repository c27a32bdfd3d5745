package dev.outcrop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Talks that are kept: begun, gone on with, listed, shown and deleted. */
final class SessionStoryTest {

    @TempDir
    Path folder;

    private ProjectFolder project;

    @BeforeEach
    void write() {
        project = ProjectFolder.in(folder)
                .file("outcrop.yaml", ProjectFolder.CONFIG + "  bard: { prompt: poet, model: fast }\n");
    }

    @Test
    void the_next_process_finds_what_was_said() {
        project.run("ask", "poet", "My name is Ada.", "--session", "s1");
        project.run("ask", "poet", "What is my name?", "--session", "s1");

        var list = project.run("session", "list");
        var show = project.run("session", "show", "s1");

        assertThat(undated(list.out())).matches("""
                ID  ASSISTANT  TURNS  LAST TURN         TOKENS +COST
                s1  poet           2  DATE +[0-9]+  \\$[0-9.]+
                """);
        assertThat(undated(show.out())).matches("""
                (?s)s1 with poet  2 turns · .* tokens in, .* out · \\$[0-9.]+

                #1  DATE  fast \\(us.amazon.nova-lite-v1:0\\)  poet@[0-9a-f]{12}
                user
                My name is Ada\\.
                assistant
                \\[simulated] You said: "My name is Ada\\.".*

                #2  DATE  fast \\(us.amazon.nova-lite-v1:0\\)  poet@[0-9a-f]{12}
                user
                What is my name\\?
                assistant
                \\[simulated] You said: "What is my name\\?".*
                """);
    }

    @Test
    void with_json_lists_and_talks_are_arrays() throws Exception {
        project.run("ask", "poet", "My name is Ada.", "--session", "s1");

        var list = new ObjectMapper()
                .readTree(project.run("session", "list", "--json").out());
        var show = new ObjectMapper()
                .readTree(project.run("session", "show", "s1", "--json").out());

        assertThat(list.at("/0/id").asText()).isEqualTo("s1");
        assertThat(list.at("/0/turns").asInt()).isEqualTo(1);
        assertThat(show.at("/0/turns/0/user").asText()).isEqualTo("My name is Ada.");
        assertThat(show.at("/0/turns/0/model/name").asText()).isEqualTo("fast");
    }

    @Test
    void without_talks_the_list_says_how_to_begin_one() {
        assertThat(project.run("session", "list"))
                .isEqualTo(new Typed.Result(
                        0, "", "No talk is kept: begin one with  outcrop chat ASSISTANT --session ID\n"));
        assertThat(project.run("session", "list", "--json")).isEqualTo(new Typed.Result(0, "[]\n", ""));
    }

    @Test
    void a_talk_is_deleted_for_good() {
        project.run("ask", "poet", "hi", "--session", "s1");

        assertThat(project.run("session", "delete", "s1"))
                .isEqualTo(new Typed.Result(0, "", "Deleted the talk \"s1\" with poet.\n"));
        assertThat(project.run("session", "delete", "s1"))
                .isEqualTo(
                        new Typed.Result(2, "", "No talk \"s1\" is kept.\nSee them all with  outcrop session list\n"));
    }

    @Test
    void a_talk_that_is_not_there_is_named_with_the_nearest() {
        project.run("ask", "poet", "hi", "--session", "kettle");

        assertThat(project.run("session", "show", "ketle")).isEqualTo(new Typed.Result(2, "", """
                No talk "ketle" is kept.
                Did you mean "kettle"? See them all with  outcrop session list
                """));
    }

    @Test
    void two_assistants_may_each_have_a_talk_of_one_name() {
        project.run("ask", "poet", "hi", "--session", "s1");
        project.run("ask", "bard", "hi", "--session", "s1");

        assertThat(project.run("session", "delete", "s1")).isEqualTo(new Typed.Result(2, "", """
                Several assistants have a talk "s1".
                Name one with --assistant: one of [bard, poet].
                """));
        assertThat(project.run("session", "delete", "s1", "--assistant", "bard").code())
                .isZero();
        assertThat(project.run("session", "list").out()).contains("poet").doesNotContain("bard");
    }

    @Test
    void a_store_that_is_no_database_is_left_as_it_is() {
        project.file(".outcrop/outcrop.db", "not a database, but ".repeat(100));
        var refusal = new Typed.Result(3, "", """
                FOLDER/.outcrop/outcrop.db: The file is not a SQLite database.
                Restore the file from a backup, move it away to begin with an empty one, or name another file under sessions: store: in outcrop.yaml.
                """.replace("FOLDER", folder.toString()));

        assertThat(project.run("session", "list")).isEqualTo(refusal);
        assertThat(project.run("session", "list", "--json")).isEqualTo(refusal);
        assertThat(project.run("ask", "poet", "hi", "--session", "s1")).isEqualTo(refusal);
        assertThat(project.user().piping("hi\n").run("chat", "poet", "--session", "s1"))
                .isEqualTo(refusal);
        assertThat(project.text(".outcrop/outcrop.db")).isEqualTo("not a database, but ".repeat(100));
        assertThat(project.run("ask", "poet", "hi").code()).isZero();
        assertThat(project.run("run").code()).isZero();
    }

    @Test
    void a_store_that_cannot_be_made_is_told_before_anything_is_asked() {
        project.file(".outcrop", "a file");

        assertThat(project.run("ask", "poet", "hi", "--session", "s1"))
                .isEqualTo(new Typed.Result(3, "", """
                FOLDER/.outcrop/outcrop.db: There is a file where its folder should be: FOLDER/.outcrop
                Move that file away, or name another file under sessions: store: in outcrop.yaml.
                """.replace("FOLDER", folder.toString())));
    }

    @Test
    void a_name_that_is_none_is_refused() {
        assertThat(project.run("ask", "poet", "hi", "--session", " ")).isEqualTo(new Typed.Result(2, "", """
                A session of poet has an id of 1 characters, all blank.
                Give it an id of 1 to 256 characters that are not all blank.
                """));
    }

    private static String undated(String text) {
        return text.replaceAll("[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}", "DATE");
    }
}
