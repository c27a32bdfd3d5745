package dev.outcrop.bedrock.body;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.outcrop.bedrock.ModelId;
import dev.outcrop.bedrock.Recordings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Recorded exchanges of InvokeModel are read right; those of Converse come through a provider's body unchanged. */
final class RecordedExchangesTest {

    @Test
    void recorded_answers_of_invoke_model_are_read() throws Exception {
        var read = new ArrayList<String>();
        for (var recorded : recorded("invoke")) {
            var body = bodyOf(recorded).orElse(null);
            if (body == null) {
                // Those that embed are no chat models, and none is taken for one.
                assertThat(recorded.path("model").asText()).containsAnyOf("embed", "application-inference-profile");
                continue;
            }
            var asked = body.requestFromProvider((ObjectNode) recorded.get("request"));
            var exchange = new InvokeExchange(body, asked);
            var headers = recorded.path("responseHeaders");

            var reply = exchange.reply(
                    Triple.JSON.writeValueAsBytes(recorded.get("response")),
                    name -> headers.path(name.toLowerCase(Locale.ROOT)).textValue());

            var response = recorded.path("response");
            assertThat(reply.at("/output/message/content/0/text")).isEqualTo(response.at("/content/0/text"));
            assertThat(reply.path("stopReason")).isEqualTo(response.path("stop_reason"));
            assertThat(reply.at("/usage/inputTokens")).isEqualTo(response.at("/usage/input_tokens"));
            assertThat(reply.at("/usage/outputTokens")).isEqualTo(response.at("/usage/output_tokens"));
            assertThat(reply.at("/usage/cacheReadInputTokens"))
                    .isEqualTo(response.at("/usage/cache_read_input_tokens"));
            assertThat(reply.at("/usage/cacheWriteInputTokens"))
                    .isEqualTo(response.at("/usage/cache_creation_input_tokens"));
            assertThat(reply.at("/metrics/latencyMs").asText())
                    .isEqualTo(headers.path("x-amzn-bedrock-invocation-latency").asText());
            read.add(recorded.path("model").asText());
        }
        assertThat(read).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void recorded_requests_of_invoke_model_are_read_and_written_again() throws Exception {
        var requests = new ArrayList<ObjectNode>();
        for (var recorded : recorded("invoke")) {
            if (bodyOf(recorded).isPresent()) {
                requests.add((ObjectNode) recorded.get("request"));
            }
        }
        for (var recorded : recorded("count-tokens")) {
            var encoded = recorded.at("/request/input/invokeModel/body");
            if (encoded.isTextual() && recorded.path("status").asInt() == 200) {
                requests.add(
                        (ObjectNode) Triple.JSON.readTree(Base64.getDecoder().decode(encoded.textValue())));
            }
        }

        var body = ProviderBodies.named("anthropic").orElseThrow();
        for (var request : requests) {
            assertThat(body.shape().fault(request)).isEmpty();
            assertThat(ProviderBodies.recognised(request)).contains(body);
            assertThat(body.requestToProvider(body.requestFromProvider(request)))
                    .isEqualTo(request);
        }
        assertThat(requests).hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void recorded_answers_of_converse_come_through_the_bodies_of_their_models() throws Exception {
        var through = 0;
        for (var recorded : recorded("converse")) {
            var body = bodyOf(recorded).orElse(null);
            if (recorded.path("status").asInt() != 200
                    || body == null
                    || !List.of("anthropic", "nova").contains(body.word())) {
                continue;
            }
            var reply = withoutExtras((ObjectNode) recorded.get("response"));
            if (!isKnown(Reply.content(reply))) {
                continue;
            }

            var read = body.replyFromProvider(
                    body.replyToProvider(reply, Triple.asking("m", "Hi")), Triple.asking("m", "Hi"));

            assertThat(read).as(recorded.path("file").asText()).isEqualTo(reply);
            through++;
        }
        assertThat(through).isGreaterThan(30);
    }

    @Test
    void recorded_streams_of_converse_come_through_the_bodies_of_their_models() throws Exception {
        var through = 0;
        for (var recorded : recorded("converse-stream")) {
            var body = bodyOf(recorded).orElseThrow();
            var events = eventsOf(recorded.path("events"));
            var content = Reply.content(events);
            if (!recorded.path("events").findValues("toolResult").isEmpty()) {
                // A tool of Bedrock's own, which InvokeModel does not have.
                continue;
            }
            if (recorded.path("events").findValues("citation").isEmpty()) {
                var writer = body.writer(Triple.asking("m", "Hi"), 1);
                var reader = body.reader(Triple.asking("m", "Hi"));
                var read = new ArrayList<ConverseEvent>();
                for (var event : events) {
                    writer.write(event).forEach(chunk -> read.addAll(reader.read(chunk)));
                }

                assertThat(Reply.content(read)).isEqualTo(content);
                assertThat(read.stream().map(ConverseEvent::type))
                        .containsExactlyElementsOf(
                                events.stream().map(ConverseEvent::type).toList());
                through++;
            }
        }
        assertThat(through).isGreaterThan(2);
    }

    private static List<ObjectNode> recorded(String operation) throws Exception {
        var all = new ArrayList<ObjectNode>();
        for (Path file : Recordings.files(".json")) {
            if (Triple.JSON.readTree(file.toFile()) instanceof ObjectNode exchange
                    && exchange.path("op").asText().equals(operation)) {
                all.add(exchange.put("file", file.getFileName().toString()));
            }
        }
        return all;
    }

    private static Optional<ProviderBody> bodyOf(JsonNode recorded) {
        return ProviderBodies.of(ModelId.of(recorded.path("model").asText()));
    }

    private static List<ConverseEvent> eventsOf(JsonNode recorded) {
        var events = new ArrayList<ConverseEvent>();
        for (var event : recorded) {
            var payload = (ObjectNode) event.path("payload").deepCopy();
            payload.remove("p");
            withoutType(payload.at("/start/toolUse"));
            events.add(new ConverseEvent(event.path("type").asText(), payload));
        }
        return events;
    }

    /** What no provider's body carries, and Bedrock's doubles. */
    private static ObjectNode withoutExtras(ObjectNode reply) {
        reply.remove(List.of("metrics", "trace", "performanceConfig", "serviceTier", "additionalModelResponseFields"));
        var usage = (ObjectNode) reply.get("usage");
        usage.retain("inputTokens", "outputTokens", "totalTokens", "cacheReadInputTokens", "cacheWriteInputTokens");
        Reply.content(reply).forEach(block -> withoutType(block.path("toolUse")));
        return reply;
    }

    /** Bedrock repeats the provider's word for a call. */
    private static void withoutType(JsonNode toolUse) {
        if (toolUse instanceof ObjectNode call && call.path("type").asText().equals("tool_use")) {
            call.remove("type");
        }
    }

    private static boolean isKnown(JsonNode content) {
        for (var block : content) {
            if (block.has("citationsContent")
                    || block.has("toolResult")
                    || block.at("/toolUse/type").isTextual()) {
                return false;
            }
        }
        return true;
    }
}
