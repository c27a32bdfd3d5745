package dev.outcrop.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outcrop.error.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ScriptFinderTest {

    @TempDir
    private Path project;

    private final List<Fault> faults = new ArrayList<>();

    @BeforeEach
    void write() {
        SmallProject.in(project)
                .file("conversations/b.yaml", "")
                .file("conversations/a.yml", "")
                .file("conversations/rows.jsonl", "")
                .file("conversations/.hidden.yaml", "")
                .file("conversations/.git/x.yaml", "")
                .file("conversations/orders/c.yaml", "")
                .file("conversations/orders/recordings/d.yaml", "")
                .file("conversations/recordings/e.yaml", "")
                .file("target/conversations/f.yaml", "")
                .file("outcrop.yaml", "");
    }

    @Test
    void the_folder_of_conversations_is_the_default() {
        assertThat(find())
                .containsExactly(
                        "conversations/a.yml",
                        "conversations/b.yaml",
                        "conversations/orders/c.yaml",
                        "conversations/orders/recordings/d.yaml");
    }

    @Test
    void files_folders_and_globs_give_each_file_once() {
        assertThat(find("conversations/b.yaml", "conversations/orders/", "conversations/*.yaml"))
                .containsExactly(
                        "conversations/b.yaml",
                        "conversations/orders/c.yaml",
                        "conversations/orders/recordings/d.yaml");
        assertThat(find("./conversations/**/c.yaml")).containsExactly("conversations/orders/c.yaml");
    }

    @Test
    void a_file_may_stand_anywhere_and_be_named_as_it_is() {
        assertThat(find("target/conversations/f.yaml")).containsExactly("target/conversations/f.yaml");
        assertThat(find(project.resolve("conversations/b.yaml").toString())).containsExactly("conversations/b.yaml");
    }

    @Test
    void links_are_followed_and_circles_are_not() throws IOException {
        Files.createSymbolicLink(project.resolve("linked"), project.resolve("conversations/orders"));
        Files.createSymbolicLink(
                project.resolve("conversations/orders/round"), project.resolve("conversations/orders"));

        assertThat(find("linked")).containsExactly("linked/c.yaml", "linked/recordings/d.yaml");
    }

    @Test
    void a_path_with_nothing_behind_it_is_refused() {
        assertThat(find("conversations/bb.yaml", "nowhere", "conversations/*.json"))
                .isEmpty();

        assertThat(faults)
                .extracting(Fault::toString)
                .containsExactly(
                        "conversations/bb.yaml: There is no such file.\nDid you mean \"conversations/b.yaml\"?",
                        "nowhere: There is no such file or folder.\n"
                                + "Name a file, a folder or a glob, counted from the project's folder.",
                        "conversations/*.json: No conversation matches.\n"
                                + "Name a file, a folder or a glob, counted from the project's folder.");
    }

    @Test
    void a_folder_without_conversations_is_refused() throws IOException {
        Files.createDirectories(project.resolve("empty"));

        assertThat(find("empty")).isEmpty();
        assertThat(faults)
                .singleElement()
                .hasToString("empty: There is no conversation in this folder.\nWrite one into a .yaml file there.");
    }

    @Test
    void a_project_without_conversations_is_told_where_they_go() throws IOException {
        var empty = Files.createDirectories(project.resolve("empty"));

        assertThat(new ScriptFinder(empty).find(List.of(), faults::add)).isEmpty();
        assertThat(faults).singleElement().asString().startsWith("conversations: There is no such file or folder.");
    }

    private List<String> find(String... paths) {
        return new ScriptFinder(project)
                .find(List.of(paths), faults::add).stream()
                        .map(file -> project.relativize(file).toString())
                        .toList();
    }
}
