package dev.outcrop.assistant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.langchain4j.data.image.Image;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.service.MemoryId;
import dev.langchain4j.service.Result;
import dev.langchain4j.service.SystemMessage;
import dev.langchain4j.service.UserMessage;
import dev.langchain4j.service.V;
import dev.outcrop.error.OutcropException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Everything about an interface that is wrong without regard to its prompts. */
final class DeclarationTest {

    interface Sound {
        @UserMessage("Explain {{topic}} on {{current_date}} to {{it}}")
        String explain(@V("topic") String topic, @V("it") String audience);

        @SystemMessage("You are {{name}}.")
        List<String> list(@MemoryId String session, @UserMessage String text, @V("name") String name);

        Result<Boolean> judge(String text);

        default String twice(String text) {
            return text + text;
        }

        static String once(String text) {
            return text;
        }

        @Override
        String toString();
    }

    @Test
    void what_langchain4j_can_serve_alone_is_no_fault() {
        var faults = new FaultList();

        var declaration = Declaration.read(spec("sound", Sound.class), faults);

        assertThat(faults.isEmpty()).isTrue();
        assertThat(declaration.methods())
                .extracting(DeclaredMethod::label)
                .containsExactly("Sound.explain", "Sound.judge", "Sound.list");
    }

    interface Parameters {
        @Prompt("p")
        String unnamed(@V("topic") String topic, String audience);

        @Prompt("p")
        String twice(@V("topic") String topic, @V("topic") String other);

        @Prompt("p")
        String memories(@MemoryId String one, @MemoryId String two);

        @Prompt("p")
        String words(@UserMessage String one, @UserMessage String two);

        String nothing(@V("topic") String topic);

        @SystemMessage("You explain.")
        String noUser(@V("topic") String topic);

        @Prompt("p")
        @SystemMessage("You explain.")
        String two(@UserMessage String text);

        @UserMessage("{{text}}")
        String template(@UserMessage String text);
    }

    @Test
    void every_parameter_that_nothing_is_known_of_is_a_fault_at_its_place() {
        var failure = refused("parameters", Parameters.class);

        assertThat(failure).hasMessage("""
                Parameters.memories, parameter two: the method has more than one @MemoryId.
                Keep one of them.
                Parameters.noUser: nothing says what the user asks.
                Add a parameter @UserMessage String text.
                Parameters.nothing: has neither a @Prompt nor LangChain4j's @UserMessage.
                Name a template file with @Prompt("nothing").
                Parameters.template, parameter text: the method has more than one @UserMessage.
                Keep one of them, and bring the others with @V.
                Parameters.twice, parameter other: another parameter is @V("topic") too.
                Give each its own name.
                Parameters.two: has both @Prompt and @SystemMessage.
                Drop one of the two.
                Parameters.unnamed, parameter audience: nothing says what it brings.
                Annotate it with @V("audience"), @UserMessage, @MemoryId or @UserName.
                Parameters.words, parameter two: the method has more than one @UserMessage.
                Keep one of them, and bring the others with @V.""");
    }

    interface Returns {
        Optional<String> optional(String text);

        CompletableFuture<String> future(String text);

        @SuppressWarnings("rawtypes")
        List raw(String text);

        Result<?> unknown(String text);

        List<Integer> numbers(String text);

        Image picture(String text);

        ChatResponse response(String text);

        Runnable code(String text);

        String[] array(String text);

        Empty nothing(String text);

        enum Empty {}
    }

    @Test
    void a_return_type_that_no_answer_can_be_read_into_is_a_fault() {
        var failure = refused("returns", Returns.class);

        assertThat(failure.problem().lines().filter(line -> line.startsWith("Returns")))
                .containsExactly(
                        "Returns.array: an answer cannot be read into \"String[]\".",
                        "Returns.code: an answer cannot be read into \"Runnable\".",
                        "Returns.future: an answer cannot be read into \"CompletableFuture<String>\".",
                        "Returns.nothing: an answer cannot be read into \"DeclarationTest.Returns.Empty\".",
                        "Returns.numbers: an answer cannot be read into \"List<Integer>\".",
                        "Returns.optional: an answer cannot be read into \"Optional<String>\".",
                        "Returns.picture: an answer cannot be read into \"Image\".",
                        "Returns.raw: an answer cannot be read into \"List\".",
                        "Returns.response: an answer cannot be read into \"ChatResponse\".",
                        "Returns.unknown: an answer cannot be read into \"Result<?>\".");
        assertThat(failure.problem()
                        .lines()
                        .filter(line -> line.startsWith("Return "))
                        .distinct())
                .containsExactly("Return String, TokenStream, Result<T>, void, a number, a boolean, a date, an enum,"
                        + " a record, or a List or Set of strings, enums or records.");
    }

    interface Templates {
        @SystemMessage("You are {{nam}}, {{ current_time }}.")
        @UserMessage("Explain {{topic}}.")
        String typo(@V("name") String name, @V("topic") String topic);

        @UserMessage("Explain {{topic}}.")
        String none();

        @UserMessage(fromResource = "absent.txt")
        String resource();

        @UserMessage("  ")
        String blank();
    }

    @Test
    void every_placeholder_of_langchain4js_annotations_has_a_parameter() {
        var failure = refused("templates", Templates.class);

        assertThat(failure).hasMessage("""
                Templates.blank: its @UserMessage is empty.
                Write the message, or drop the annotation.
                Templates.none: {{topic}} of its @UserMessage has no parameter.
                Add a parameter @V("topic").
                Templates.resource: the resource "absent.txt" of its @UserMessage does not exist.
                Put it on the class path beside the interface, or at its root.
                Templates.typo: {{nam}} of its @SystemMessage has no parameter.
                Use one of [name, topic], or add a parameter @V("nam").""");
    }

    @Assistant("guide")
    interface Named {}

    @Test
    void the_name_is_the_same_in_both_places_and_something_is_declared() {
        var failure = refused("explainer", Named.class);

        assertThat(failure).hasMessage("""
                Named: is declared as @Assistant("guide"), and outcrop.yaml calls it "explainer".
                Give it one name in both places.
                Named: declares no method.
                Declare one, such as @Prompt("explainer") String ask();""");
    }

    @Test
    void a_class_is_no_interface() {
        var failure = refused("text", String.class);

        assertThat(failure).hasMessage("""
                String: "java.lang.String" is no interface.
                Declare the assistant as an interface.""");
    }

    private static OutcropException refused(String name, Class<?> type) {
        var faults = new FaultList();
        Declaration.read(spec(name, type), faults);
        return catchThrowableOfType(OutcropException.class, faults::throwIfAny);
    }

    private static AssistantSpec spec(String name, Class<?> type) {
        return new AssistantSpec(name, type, null, "fast", List.of());
    }
}
