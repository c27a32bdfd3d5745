package dev.outcrop.bedrock.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Answers and chunks that are another's, or not at their place. */
final class WrongBodyTest {

    /** Bodies whose answers look the same; the others have one of their own. */
    private static final Map<String, String> FAMILIES =
            Map.of("llama4", "llama", "mistral", "chat", "jamba", "chat", "openai", "chat");

    static Stream<Arguments> strangers() {
        var bodies = ProviderBodies.ALL;
        return bodies.stream()
                .flatMap(one -> Triple.all()
                        .filter(other -> other.name().endsWith("-talk.json"))
                        .filter(other ->
                                !family(one.word()).equals(family(other.body().word())))
                        .map(other -> Arguments.of(one.word(), other)));
    }

    private static String family(String word) {
        return FAMILIES.getOrDefault(word, word);
    }

    @ParameterizedTest
    @MethodSource("strangers")
    void an_answer_of_another_provider_is_refused(String word, Triple other) {
        var body = body(word);

        var thrown = catchThrowable(() -> body.replyFromProvider(other.at("/reply/provider"), other.asked()));

        assertThat(thrown)
                .isInstanceOf(UnreadableBodyException.class)
                .hasMessageContaining("is not one of " + body.provider());
    }

    @ParameterizedTest
    @MethodSource("strangers")
    void a_chunk_of_another_provider_is_refused(String word, Triple other) {
        var reader = body(word).reader(other.asked());

        assertThatThrownBy(() -> other.json().at("/stream/chunks").forEach(chunk -> reader.read(chunk.deepCopy())))
                .isInstanceOf(UnreadableBodyException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "content_block_delta | [2]",
                "message_start | [0,0]",
                "content_block_start | [0,1,1]",
                "content_block_stop | [0,4]",
                "message_delta | [0,1,5]",
                "message_stop | [0,6]",
                "content_block_start | [0,5,1]",
                "message_delta | [0,5,5]",
                "message_start | [0,5,6,0]"
            })
    void a_chunk_of_anthropic_that_is_not_at_its_place_is_refused(String type, String order) {
        var chunks = Triple.all()
                .filter(triple -> triple.name().equals("anthropic-talk.json"))
                .findFirst()
                .orElseThrow()
                .json()
                .at("/stream/chunks");
        var reader = body("anthropic").reader(Triple.asking("m", "Hi"));

        assertThatThrownBy(() -> {
                    for (var number : order.replaceAll("[^0-9,]", "").split(",", -1)) {
                        reader.read(chunks.get(Integer.parseInt(number)).deepCopy());
                    }
                })
                .isInstanceOf(UnreadableBodyException.class)
                .hasMessage("a chunk is not at its place: " + type);
    }

    @Test
    void a_delta_for_a_block_that_is_not_open_is_refused() {
        var reader = body("anthropic").reader(Triple.asking("m", "Hi"));
        reader.read(chunk("{'type':'message_start','message':{}}"));
        reader.read(chunk("{'type':'content_block_start','index':0,'content_block':{'type':'text','text':''}}"));

        assertThatThrownBy(() -> reader.read(
                        chunk("{'type':'content_block_delta','index':1,'delta':{'type':'text_delta','text':'a'}}")))
                .hasMessage("a chunk is not at its place: content_block_delta");
    }

    @Test
    void an_error_in_a_chunk_is_told() {
        var reader = body("anthropic").reader(Triple.asking("m", "Hi"));

        assertThatThrownBy(() -> reader.read(
                        chunk("{'type':'error','error':{'type':'overloaded_error','message':'Overloaded'}}")))
                .isInstanceOf(UnreadableBodyException.class)
                .hasMessage("a chunk tells of an error: Overloaded");
    }

    @Test
    void kinds_of_chunks_that_came_later_are_passed_over() {
        var later = List.of(
                body("anthropic").reader(Triple.asking("m", "Hi")).read(chunk("{'type':'mood','mood':'good'}")),
                body("nova").reader(Triple.asking("m", "Hi")).read(chunk("{'mood':{'mood':'good'}}")));

        assertThat(later).allSatisfy(events -> assertThat(events).isEmpty());
        assertThat(body("command-r")
                        .reader(Triple.asking("m", "Hi"))
                        .read(chunk("{'event_type':'mood','is_finished':false}")))
                .extracting(ConverseEvent::type)
                .containsExactly("messageStart");
    }

    @ParameterizedTest
    @CsvSource({"nova", "llama", "titan", "command-r", "mistral", "mistral-text", "deepseek", "command", "openai"})
    void words_after_the_end_are_refused(String word) {
        var talk = Triple.all()
                .filter(triple -> triple.name().equals(word + "-talk.json"))
                .findFirst()
                .orElseThrow();
        var chunks = talk.json().at("/stream/chunks");
        var reader = talk.body().reader(talk.asked());
        chunks.forEach(chunk -> reader.read(chunk.deepCopy()));

        assertThatThrownBy(() -> chunks.forEach(chunk -> reader.read(chunk.deepCopy())))
                .isInstanceOf(UnreadableBodyException.class);
    }

    @Test
    void what_is_no_json_is_told_so() {
        var exchange = new InvokeExchange(body("anthropic"), Triple.asking("m", "Hi"));

        assertThatThrownBy(() -> exchange.events("{\"type\":".getBytes(StandardCharsets.UTF_8)))
                .hasMessage("a chunk is not JSON");
        assertThatThrownBy(() -> exchange.events("[]".getBytes(StandardCharsets.UTF_8)))
                .hasMessage("a chunk is not a JSON object");
        assertThatThrownBy(() -> exchange.reply("<html>".getBytes(StandardCharsets.UTF_8), name -> null))
                .hasMessage("the answer is not JSON");
        assertThatThrownBy(() -> exchange.reply("[".repeat(300).getBytes(StandardCharsets.UTF_8), name -> null))
                .hasMessage("the answer is not JSON");
    }

    private static ObjectNode chunk(String json) {
        return Triple.object(json.replace('\'', '"'));
    }

    private static ProviderBody body(String word) {
        return ProviderBodies.named(word).orElseThrow();
    }
}
