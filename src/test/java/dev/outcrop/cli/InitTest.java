package dev.outcrop.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class InitTest {

    private static final List<String> FILES = List.of(
            "pom.xml",
            "outcrop.yaml",
            ".gitignore",
            "prompts/guide.md",
            "conversations/plans-a-day.yaml",
            "src/main/java/com/example/TravelGuide.java",
            "src/test/java/com/example/TravelGuideTest.java",
            "mvnw",
            "mvnw.cmd",
            ".mvn/wrapper/maven-wrapper.properties");

    private static final String INSTALL = "Maven finds Outcrop " + Version.number()
            + " once ./mvnw -DskipTests install has run in Outcrop's own folder.\n";

    @TempDir
    private Path folder;

    @Test
    void every_file_is_written_and_named_and_the_next_step_with_it() throws IOException {
        var ended = Typed.in(folder).run("init", "hello");

        assertThat(ended.code()).isZero();
        assertThat(ended.out().lines())
                .containsExactlyElementsOf(
                        FILES.stream().map(file -> "hello/" + file).toList());
        assertThat(ended.err()).isEqualTo("Next: cd hello && ./mvnw verify && outcrop run\n" + INSTALL);
        try (var written = Files.walk(folder.resolve("hello"))) {
            assertThat(written.filter(Files::isRegularFile)
                            .map(file ->
                                    folder.resolve("hello").relativize(file).toString()))
                    .containsExactlyInAnyOrderElementsOf(FILES);
        }
        assertThat(folder.resolve("hello/mvnw")).isExecutable().hasSameTextualContentAs(Path.of("mvnw"));
    }

    @ParameterizedTest
    @CsvSource({
        "hello, hello",
        "Grüße an Ada & Co, Gr-e-an-Ada-Co",
        "'  -._.-  ', hello",
        "日本, hello",
        "it's, it-s",
        "<x>, x",
    })
    void the_folder_gives_the_project_its_name_as_far_as_maven_takes_it(String name, String artifact)
            throws IOException {
        var ended = Typed.in(folder).run("init", name);

        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(folder.resolve(name).resolve("pom.xml"))
                .content()
                .contains("<artifactId>" + artifact + "</artifactId>");
    }

    @Test
    void the_next_step_can_be_given_to_a_shell_as_it_is() {
        var ended = Typed.in(folder).run("init", "it's new");

        assertThat(ended.err()).isEqualTo("Next: cd 'it'\\''s new' && ./mvnw verify && outcrop run\n" + INSTALL);
    }

    @Test
    void the_current_folder_is_taken_where_none_is_named_and_its_git_folder_is_no_hindrance() throws IOException {
        Files.createDirectory(folder.resolve(".git"));

        var ended = Typed.in(folder).run("init");

        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.out()).startsWith("pom.xml\n");
        assertThat(ended.err()).isEqualTo("Next: ./mvnw verify && outcrop run\n" + INSTALL);
    }

    @Test
    void a_folder_with_anything_in_it_is_refused_and_left_as_it_is() throws IOException {
        var own = Files.writeString(folder.resolve("notes.txt"), "mine");

        var ended = Typed.in(folder).run("init", ".");

        assertThat(ended)
                .isEqualTo(new Typed.Result(
                        2,
                        "",
                        "\"" + folder + "\" is not empty: it has \"notes.txt\" in it.\n"
                                + "Name a new folder, or an empty one: nothing that is there is overwritten.\n"));
        assertThat(own).hasContent("mine");
        assertThat(folder).isDirectoryNotContaining(file -> !file.equals(own));
    }

    @Test
    void a_file_is_refused() throws IOException {
        var file = Files.writeString(folder.resolve("hello"), "mine");

        var ended = Typed.in(folder).run("init", "hello");

        assertThat(ended)
                .isEqualTo(
                        new Typed.Result(2, "", "\"" + file + "\" is a file.\nName a folder for the new project.\n"));
        assertThat(file).hasContent("mine");
    }

    @Test
    void a_place_that_cannot_be_written_is_told_and_nothing_is_left_behind() throws IOException {
        Files.writeString(folder.resolve("taken"), "mine");

        var ended = Typed.in(folder).run("init", "taken/hello");

        assertThat(ended.code()).isEqualTo(3);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err())
                .startsWith("\"" + folder + "/taken/hello\" cannot be written: ")
                .endsWith("Name a folder that you may write to, on a disk with room.\n");
        assertThat(folder.resolve("taken")).hasContent("mine");
    }

    @Test
    void a_folder_of_somebody_else_is_told() throws IOException {
        var locked = Files.createDirectory(folder.resolve("locked"));
        assumeTrue(locked.toFile().setWritable(false) && !Files.isWritable(locked), "this user may write everywhere");

        var ended = Typed.in(folder).run("init", "locked");

        assertThat(ended.code()).isEqualTo(3);
        assertThat(ended.err()).startsWith("\"" + locked + "\" cannot be written: permission denied.\n");
    }
}
