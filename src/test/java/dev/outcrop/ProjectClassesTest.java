package dev.outcrop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outcrop.error.ErrorKind;
import dev.outcrop.error.OutcropException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Assistants of a project that this process was not started with. */
final class ProjectClassesTest {

    private static final String GREETER = """
            package com.acme;
            public interface Greeter {
                @dev.outcrop.assistant.Prompt("greeter")
                String greet(@dev.langchain4j.service.V("name") String name);
            }
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void write() throws IOException {
        file("outcrop.yaml", """
                models:
                  fast: { id: us.amazon.nova-lite-v1:0 }
                assistants:
                  greeter: { interface: com.acme.Greeter, model: fast }
                """);
        file("prompts/greeter.md", "---\ninput: { name: {} }\n---\nuser:\nGreet {{name}}.\n");
    }

    @Test
    void classes_that_maven_compiled_are_found() throws IOException {
        compile("target/classes", GREETER);

        assertThat(answer()).startsWith("[simulated] You said: \"Greet Ada.\"");
    }

    @Test
    void jars_that_classpath_names_are_found() throws IOException {
        compile("elsewhere", GREETER);
        try (var jar = new JarOutputStream(Files.newOutputStream(folder.resolve("greeter.jar")))) {
            jar.putNextEntry(new JarEntry("com/acme/Greeter.class"));
            Files.copy(folder.resolve("elsewhere/com/acme/Greeter.class"), jar);
        }
        Files.writeString(
                folder.resolve("outcrop.yaml"),
                Files.readString(folder.resolve("outcrop.yaml")) + "classpath: [ 'nothing', '*.jar' ]\n");

        assertThat(answer()).startsWith("[simulated] You said: \"Greet Ada.\"");
    }

    @Test
    void a_class_that_is_nowhere_is_told_with_where_it_was_looked_for() throws IOException {
        Files.createDirectories(folder.resolve("target/classes"));

        assertThatThrownBy(this::answer)
                .isInstanceOfSatisfying(
                        OutcropException.class,
                        refusal -> assertThat(refusal.kind()).isEqualTo(ErrorKind.INPUT))
                .hasMessage("""
                        outcrop.yaml, line 4, column 12: the class "com.acme.Greeter" (assistant "greeter") is not on the class path [FOLDER/target/classes].
                        Compile the project, or correct the name, or list its folder or jar under classpath: in outcrop.yaml.""".replace("FOLDER", folder.toString()));
    }

    @Test
    void a_class_that_needs_another_one_says_which() throws IOException {
        compile("target/classes", """
                package com.acme;
                public interface Greeter extends Base {}
                interface Base {}
                """);
        Files.delete(folder.resolve("target/classes/com/acme/Base.class"));

        assertThatThrownBy(this::answer).hasMessageStartingWith("""
                outcrop.yaml, line 4, column 12: the class "com.acme.Greeter" (assistant "greeter") is not on the class path [FOLDER/target/classes]: it needs com/acme/Base.
                """.replace("FOLDER", folder.toString()));
    }

    /** The very interface that the application compiled against, whatever lies in the project's folder. */
    @Test
    void the_applications_own_class_comes_first() throws IOException {
        file("outcrop.yaml", """
                models:
                  fast: { id: us.amazon.nova-lite-v1:0 }
                assistants:
                  greeter: { interface: dev.outcrop.ProjectClassesTest$Own, model: fast }
                """);

        try (var outcrop = Outcrop.open(folder)) {
            assertThat(outcrop.assistant(Own.class).greet("Ada")).startsWith("[simulated] You said: \"Greet Ada.\"");
        }
    }

    interface Own {
        @dev.outcrop.assistant.Prompt("greeter")
        String greet(@dev.langchain4j.service.V("name") String name);
    }

    private String answer() {
        try (var outcrop = Outcrop.open(folder)) {
            var question = new dev.outcrop.assistant.Question(
                    null, null, java.util.Map.of("name", "Ada"), dev.outcrop.assistant.Question.Setting.DEFAULT);
            return outcrop.assistant("greeter").answer(question, null).text();
        }
    }

    private void compile(String target, String source) throws IOException {
        file("src/com/acme/Greeter.java", source);
        var classes = Files.createDirectories(folder.resolve(target));
        var options = new ArrayList<>(List.of("-proc:none", "-parameters", "-d", classes.toString()));
        options.addAll(List.of("-cp", System.getProperty("java.class.path")));
        options.add(folder.resolve("src/com/acme/Greeter.java").toString());
        var code = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        OutputStream.nullOutputStream(),
                        OutputStream.nullOutputStream(),
                        options.toArray(String[]::new));
        assertThat(code).isZero();
    }

    private void file(String name, String text) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
