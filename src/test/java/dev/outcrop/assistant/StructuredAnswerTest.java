package dev.outcrop.assistant;

import static dev.outcrop.assistant.Workbench.messages;
import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.service.UserMessage;
import dev.outcrop.sample.Triage.Priority;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Typed answers on a model that is bound to a JSON Schema by Bedrock itself. */
final class StructuredAnswerTest {

    @TempDir
    private Path folder;

    record Sight(String what, int count, Priority priority) {}

    interface Eye {
        Sight look(@UserMessage String text);

        @UserMessage("Which? {{it}}")
        Priority which(String it);

        List<String> list(String text);
    }

    private static Question asked(String method, String model) {
        return new Question(
                method, "There is smoke.", Map.of(), new Question.Setting(model, null, Workbench.TURN, null));
    }

    @Test
    void a_schema_goes_with_the_request_and_no_words_about_it() {
        try (var bench =
                Workbench.in(folder).replies("{\"what\": \"smoke\", \"count\": 1, \"priority\": \"URGENT\"}")) {
            var eye = bench.build("eye", Eye.class);

            var reply = eye.answer(asked("look", "counting"), null);

            assertThat(reply.value()).isEqualTo(new Sight("smoke", 1, Priority.URGENT));
            var sent = bench.asked().get(0);
            assertThat(messages(sent)).containsExactly("user: There is smoke.");
            assertThat(sent.at("/outputConfig/textFormat/type").asText()).isEqualTo("json_schema");
            assertThat(sent.at("/outputConfig/textFormat/structure/jsonSchema/schema")
                            .asText())
                    .contains("\"what\"", "\"count\"", "\"URGENT\"", "\"additionalProperties\"");
        }
    }

    @Test
    void a_model_that_is_not_bound_is_asked_in_words() {
        try (var bench =
                Workbench.in(folder).replies("{\"what\": \"smoke\", \"count\": 1, \"priority\": \"URGENT\"}")) {
            var eye = bench.build("eye", Eye.class);

            var reply = eye.answer(asked("look", "fast"), null);

            assertThat(reply.value()).isEqualTo(new Sight("smoke", 1, Priority.URGENT));
            assertThat(bench.asked().get(0).has("outputConfig")).isFalse();
            assertThat(messages(bench.asked().get(0)).get(0)).contains("JSON");
        }
    }

    @Test
    void words_and_lists_are_read_from_what_the_schema_wraps_them_in() {
        try (var bench = Workbench.in(folder)) {
            var eye = bench.build("eye", Eye.class);

            bench.replies("{\"value\": \"URGENT\"}");
            assertThat(eye.answer(asked("which", "counting"), null).value()).isEqualTo(Priority.URGENT);
            bench.replies("{\"values\": [\"smoke\", \"fire\"]}");
            assertThat(eye.answer(asked("list", "counting"), null).value()).isEqualTo(List.of("smoke", "fire"));
            assertThat(bench.asked())
                    .allSatisfy(sent -> assertThat(sent.has("outputConfig")).isTrue());
        }
    }
}
