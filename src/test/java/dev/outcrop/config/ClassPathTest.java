package dev.outcrop.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ClassPathTest {

    @TempDir
    private Path temporary;

    private Path folder;

    @BeforeEach
    void realFolder() throws IOException {
        folder = temporary.toRealPath();
    }

    @Test
    void by_default_it_is_what_a_maven_build_leaves() throws IOException {
        create(
                "target/classes/A.class",
                "target/dependency/b.jar",
                "target/dependency/a.jar",
                "target/dependency/a.txt");

        assertThat(classpath(""))
                .isEqualTo(paths("target/classes", "target/dependency/a.jar", "target/dependency/b.jar"));
    }

    @Test
    void patterns_are_resolved_in_the_order_of_the_entries() throws IOException {
        create("lib/b.jar", "lib/a.jar", "lib/deep/c.jar", "lib/a.txt");

        assertThat(classpath("classpath: [out, \"lib/*.jar\"]\n")).isEqualTo(paths("out", "lib/a.jar", "lib/b.jar"));
        assertThat(classpath("classpath: lib/**/*.jar\n")).isEqualTo(paths("lib/deep/c.jar"));
        assertThat(classpath("classpath: lib/**.jar\n")).isEqualTo(paths("lib/a.jar", "lib/b.jar", "lib/deep/c.jar"));
        assertThat(classpath("classpath: \"*/a.{jar,txt}\"\n")).isEqualTo(paths("lib/a.jar", "lib/a.txt"));
        assertThat(classpath("classpath: nowhere/*.jar\n")).isEmpty();
    }

    @Test
    void paths_may_lie_outside_the_project() throws IOException {
        create("lib/a.jar");
        var other = Files.createDirectories(folder.resolve("project"));
        Files.writeString(other.resolve("outcrop.yaml"), "classpath: [../lib/*.jar, ../out]\n");

        assertThat(OutcropConfig.read(other, null, Map.of()).workspace().classpath())
                .isEqualTo(paths("lib/a.jar", "out"));
    }

    @Test
    void an_entry_that_is_no_path_nor_pattern_is_refused() {
        assertThatThrownBy(() -> classpath("classpath: [\"\", \"a\\0b\", \"lib/[*.jar\", 7]\n"))
                .hasMessage("""
                        outcrop.yaml, line 1, column 13: item 1 of classpath cannot be the text "".
                        Write a path, or a pattern such as lib/*.jar.
                        outcrop.yaml, line 1, column 17: item 2 of classpath cannot be the text "a\\u0000b".
                        Write a path, or a pattern such as lib/*.jar.
                        outcrop.yaml, line 1, column 25: item 3 of classpath cannot be the text "lib/[*.jar".
                        Write a path, or a pattern such as lib/*.jar.
                        outcrop.yaml, line 1, column 39: item 4 of classpath cannot be the number 7.
                        Write a path, or a pattern such as lib/*.jar.""");
    }

    private List<Path> classpath(String yaml) throws IOException {
        Files.writeString(folder.resolve("outcrop.yaml"), yaml);
        return OutcropConfig.read(folder, null, Map.of()).workspace().classpath();
    }

    private void create(String... files) throws IOException {
        for (var file : files) {
            Files.createDirectories(folder.resolve(file).getParent());
            Files.writeString(folder.resolve(file), "");
        }
    }

    private List<Path> paths(String... files) {
        return List.of(files).stream().map(folder::resolve).toList();
    }
}
