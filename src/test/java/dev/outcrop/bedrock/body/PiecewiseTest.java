package dev.outcrop.bedrock.body;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Text that holds more than words means the same however it is cut into chunks. */
final class PiecewiseTest {

    private static final Random RANDOM = new Random(11);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Hello. | [{'text':'Hello.'}]",
                "<think>^Hm.^^Well.^</think>^^Hello. | [{'reasoningContent':{'reasoningText':{'text':'Hm.^^Well.'}}},{'text':'Hello.'}]",
                "<think></think>Hello. | [{'text':'Hello.'}]",
                "</think>^^Hello. | [{'text':'Hello.'}]",
                "<think>^Hm </thin | [{'reasoningContent':{'reasoningText':{'text':'Hm </thin'}}}]",
                "<thinking>no</thinking> | [{'text':'<thinking>no</thinking>'}]",
                "One <think>two</think> | [{'text':'One <think>two</think>'}]"
            })
    void reasoning(String text, String content) {
        holds("deepseek", Triple.asking("m", "Hi"), text, content);
    }

    private static final String CALL = "{'toolUse':{'name':'f','toolUseId':'ID','input':{'a':1}}}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "Hello. ~ [{'text':'Hello.'}]",
                "{'name': 'f', 'parameters': {'a':1}} ~ [" + CALL + "]",
                "<|python_tag|>{'name': 'f', 'parameters': {'a':1}} ~ [" + CALL + "]",
                "Let me look.^{'name': 'f', 'parameters': {'a':1}}^ ~ [{'text':'Let me look.'}," + CALL + "]",
                "{'name':'f','arguments':{'a':1}}; {'name':'f','arguments':{'a':1}} ~ [" + CALL + "," + CALL + "]",
                "{'name':'g','parameters':{'a':1}} ~ [{'text':'{\\'name\\':\\'g\\',\\'parameters\\':{\\'a\\':1}}'}]",
                "{'summary':'x'} ~ [{'text':'{\\'summary\\':\\'x\\'}'}]",
                "{'name':'f','parameters':{'a':1 ~ [{'text':'{\\'name\\':\\'f\\',\\'parameters\\':{\\'a\\':1'}]",
                "As {'name':'f'} ~ [{'text':'As {\\'name\\':\\'f\\'}'}]"
            })
    void calls_of_tools(String text, String content) {
        var asked = Triple.asking("m", "Hi");
        asked.putObject("toolConfig")
                .putArray("tools")
                .addObject()
                .putObject("toolSpec")
                .put("name", "f")
                .putObject("inputSchema")
                .putObject("json");

        holds("llama", asked, text, content);
    }

    @Test
    void braces_are_words_where_no_tools_are_on_offer() {
        holds(
                "llama",
                Triple.asking("m", "Hi"),
                "{'name':'f','parameters':{}}",
                "[{'text':'{\\'name\\':\\'f\\',\\'parameters\\':{}}'}]");
    }

    @Test
    void a_text_that_only_looks_like_a_call_is_not_kept_back_for_ever() {
        var log = new EventLog();
        var asked = Triple.asking("m", "Hi");
        asked.putObject("toolConfig")
                .putArray("tools")
                .addObject()
                .putObject("toolSpec")
                .put("name", "f");
        var listener = new ToolCallText().listener(asked);

        listener.take("{", log);
        for (var i = 0; i < 1024; i++) {
            assertThat(log.take()).isEmpty();
            listener.take("x".repeat(1024), log);
        }

        assertThat(Reply.content(log.take()).at("/0/text").asText()).hasSize(1024 * 1024 + 1);
    }

    private static void holds(String word, ObjectNode asked, String shortText, String shortContent) {
        var body = ProviderBodies.named(word).orElseThrow();
        var text = shortText.replace("'", "\"").replace('^', '\n');
        var wanted = Triple.object(
                        "{\"content\":" + shortContent.replace("'", "\"").replace("^", "\\n") + "}")
                .path("content");

        for (var round = 0; round < 100; round++) {
            var reader = body.reader(asked);
            var events = new ArrayList<ConverseEvent>();
            for (var at = 0; at < text.length(); ) {
                var end = Math.min(text.length(), at + 1 + RANDOM.nextInt(round % 10 + 1));
                events.addAll(reader.read(chunk(word, text.substring(at, end), null)));
                at = end;
            }
            events.addAll(reader.read(chunk(word, "", "stop")));

            assertThat(withoutIds(Reply.content(events))).isEqualTo(wanted);
            assertThat(events.stream()
                            .filter(event -> event.type().equals("messageStop"))
                            .map(event -> event.payload().path("stopReason").asText()))
                    .containsExactly(shortContent.contains("toolUse") ? "tool_use" : "end_turn");
        }
    }

    private static ObjectNode chunk(String word, String text, String stop) {
        var chunk = Triple.JSON.createObjectNode();
        if (word.equals("llama")) {
            return chunk.put("generation", text).put("stop_reason", stop);
        }
        chunk.putArray("choices").addObject().put("text", text).put("stop_reason", stop);
        return chunk;
    }

    private static JsonNode withoutIds(JsonNode content) {
        for (var block : content) {
            if (block.path("toolUse") instanceof ObjectNode call) {
                assertThat(call.path("toolUseId").asText()).matches("tooluse_[A-Za-z0-9]{22}");
                call.put("toolUseId", "ID");
            }
        }
        return content;
    }
}
