package dev.outcrop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.agent.tool.Tool;
import dev.langchain4j.service.UserMessage;
import dev.langchain4j.service.V;
import dev.outcrop.assistant.Prompt;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Assistants that are declared wrongly in Java, as whoever asks them meets it. */
final class BadAssistantStoryTest {

    @TempDir
    Path folder;

    private ProjectFolder project;

    static class NoInterface {}

    interface Nothing {}

    interface NoPrompt {
        String say(@V("one") String one, @V("two") String two);
    }

    interface WrongInput {
        @Prompt("poet")
        String say(@UserMessage String text, @V("tpic") String topic);
    }

    interface WrongPrompt {
        @Prompt("poett")
        String say(@UserMessage String text);
    }

    interface WrongAnswer {
        @Prompt("poet")
        Runnable say(@UserMessage String text);
    }

    interface Fine {
        @Prompt("poet")
        String say(@UserMessage String text);
    }

    static class NoTools {}

    static class HiddenTools {

        private HiddenTools() {}

        @Tool("Tells the time.")
        String time() {
            return "noon";
        }
    }

    @BeforeEach
    void write() {
        project = ProjectFolder.in(folder);
    }

    static Stream<Arguments> declarations() {
        var name = BadAssistantStoryTest.class.getName();
        return Stream.of(
                Arguments.of("NoInterface", "", """
                        NoInterface: "NAME$NoInterface" is no interface.
                        Declare the assistant as an interface.
                        """.replace("NAME", name)),
                Arguments.of("Nothing", "", """
                        Nothing: declares no method.
                        Declare one, such as @Prompt("me") String ask();
                        """),
                Arguments.of("NoPrompt", "", """
                        NoPrompt.say: has neither a @Prompt nor LangChain4j's @UserMessage.
                        Name a template file with @Prompt("say").
                        """),
                Arguments.of("WrongInput", "", """
                        WrongInput.say, parameter topic: "tpic" is not an input of the prompt "poet".
                        Leave it out; this prompt has no inputs.
                        """),
                Arguments.of("WrongPrompt", "", """
                        WrongPrompt.say: There is no prompt "poett".
                        Did you mean "poet"? Use one of [poet].
                        """),
                Arguments.of("WrongAnswer", "", """
                        WrongAnswer.say: an answer cannot be read into "Runnable".
                        Return String, TokenStream, Result<T>, void, a number, a boolean, a date, an enum, a record, or a List or Set of strings, enums or records.
                        """),
                Arguments.of("Fine", ", tools: [" + name + "$HiddenTools]", """
                        Fine: tool class "NAME$HiddenTools" has no public constructor without arguments.
                        Add one.
                        """.replace("NAME", name)));
    }

    @ParameterizedTest
    @MethodSource("declarations")
    void a_wrong_declaration_is_refused_by_interface_method_and_parameter(String type, String more, String refusal) {
        declare(BadAssistantStoryTest.class.getName() + "$" + type, more);

        assertThat(project.run("ask", "me", "hi")).isEqualTo(refusal(refusal));
    }

    @Test
    void a_class_that_is_nowhere_is_looked_for_where_the_project_says() {
        declare("com.acme.Missing", ", tools: [com.acme.Tools]");

        assertThat(project.run("ask", "me", "hi")).isEqualTo(refusal("""
                outcrop.yaml, line 5, column 7: the class "com.acme.Missing" (assistant "me") is not on the class path (classpath: is empty, and there is no target/classes).
                Compile the project, or correct the name, or list its folder or jar under classpath: in outcrop.yaml.
                """));
    }

    @Test
    void a_name_that_is_not_declared_is_named_with_the_nearest() {
        assertThat(project.run("ask", "peot", "hi")).isEqualTo(refusal("""
                outcrop.yaml has no assistant "peot".
                Did you mean "poet"? Use one of [poet], or declare it under assistants:.
                """));
        assertThat(project.run("ask", "poet.sing", "hi")).isEqualTo(refusal("""
                Assistant "poet" has no method "sing".
                Use one of [say].
                """));
        assertThat(project.run("chat", "peot")).isEqualTo(refusal("""
                outcrop.yaml has no assistant "peot".
                Did you mean "poet"? Use one of [poet], or declare it under assistants:.
                """));
    }

    private void declare(String type, String more) {
        project.file(
                "outcrop.yaml",
                ProjectFolder.CONFIG + "  me: { interface: \"" + type + "\", model: fast" + more + " }\n");
    }

    private static Typed.Result refusal(String text) {
        return new Typed.Result(2, "", text);
    }
}
