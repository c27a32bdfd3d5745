package dev.outcrop.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.outcrop.simulator.PromptCache.Use;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.bedrockruntime.model.CachePointType;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConversationRole;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseResponse;
import software.amazon.awssdk.services.bedrockruntime.model.Message;
import software.amazon.awssdk.services.bedrockruntime.model.SystemContentBlock;

final class PromptCacheTest {

    private static final String MODEL = "us.anthropic.claude-sonnet-4-6";
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    @Test
    void a_prefix_is_written_once_and_read_from_then_on_and_usage_adds_up() {
        try (var simulator = SimulatorServer.start(0, Rules.none());
                var client = Clients.sync(simulator.endpoint())) {
            var plain = client.converse(request -> request.modelId(MODEL).messages(Clients.user("One?")));

            var first = ask(client, "One?");
            var second = ask(client, "Two?");

            assertThat(first.usage().cacheWriteInputTokens()).isEqualTo(8);
            assertThat(first.usage().cacheReadInputTokens()).isZero();
            assertThat(first.usage().cacheDetails().get(0).ttlAsString()).isEqualTo("5m");
            assertThat(second.usage().cacheReadInputTokens()).isEqualTo(8);
            assertThat(second.usage().cacheWriteInputTokens()).isZero();
            assertThat(plain.usage().cacheReadInputTokens()).isNull();
            for (var answer : new ConverseResponse[] {first, second}) {
                assertThat(answer.usage().totalTokens())
                        .isEqualTo(answer.usage().inputTokens()
                                + answer.usage().outputTokens()
                                + answer.usage().cacheReadInputTokens()
                                + answer.usage().cacheWriteInputTokens());
            }
        }
    }

    private static ConverseResponse ask(
            software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient client, String question) {
        return client.converse(request -> request.modelId(MODEL)
                .system(
                        SystemContentBlock.fromText("You are terse and kind."),
                        SystemContentBlock.fromCachePoint(point -> point.type(CachePointType.DEFAULT)))
                .messages(Message.builder()
                        .role(ConversationRole.USER)
                        .content(ContentBlock.fromText(question))
                        .build()));
    }

    @Test
    void a_longer_talk_reads_what_is_the_same_and_writes_the_rest() throws Exception {
        var cache = new PromptCache(Clock.fixed(NOON, ZoneOffset.UTC));

        assertThat(cache.use(MODEL, talk("one two three", "5m"))).isEqualTo(new Use(0, 5, "5m"));
        assertThat(cache.use(MODEL, talk("one two three", "5m", "four", "5m"))).isEqualTo(new Use(5, 2, "5m"));
        assertThat(cache.use(MODEL, talk("one two three", "5m", "four", "5m"))).isEqualTo(new Use(7, 0, "5m"));
        assertThat(cache.use(MODEL, talk("other words", "5m"))).isEqualTo(new Use(0, 4, "5m"));
        assertThat(cache.use("other.model", talk("one two three", "5m"))).isEqualTo(new Use(0, 5, "5m"));
    }

    @Test
    void a_prefix_is_kept_as_long_as_its_cache_point_says() throws Exception {
        for (var kept : new String[] {"5m", "1h"}) {
            var until = Duration.parse("PT" + kept.toUpperCase(java.util.Locale.ROOT));

            assertThat(readAfter(until.minusSeconds(1), kept)).isEqualTo(3);
            assertThat(readAfter(until, kept)).isZero();
        }
    }

    private static int readAfter(Duration passed, String kept) throws Exception {
        var now = new Instant[] {NOON};
        var cache = new PromptCache(new Clock() {
            @Override
            public java.time.ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now[0];
            }
        });
        cache.use(MODEL, talk("one", kept));
        now[0] = NOON.plus(passed);
        return cache.use(MODEL, talk("one", kept)).read();
    }

    @Test
    void a_request_without_cache_points_has_no_part_in_it() throws Exception {
        var cache = new PromptCache(Clock.fixed(NOON, ZoneOffset.UTC));

        assertThat(cache.use(MODEL, Json.read(RawCalls.HELLO))).isEqualTo(Use.NONE);
    }

    /** One message of texts with a cache point behind each. */
    private static com.fasterxml.jackson.databind.JsonNode talk(String... textsAndTimes)
            throws JsonProcessingException {
        var content = new StringBuilder();
        for (var i = 0; i < textsAndTimes.length; i += 2) {
            content.append(i == 0 ? "" : ",");
            content.append("{\"text\":\"").append(textsAndTimes[i]).append("\"},");
            content.append("{\"cachePoint\":{\"type\":\"default\",\"ttl\":\"")
                    .append(textsAndTimes[i + 1])
                    .append("\"}}");
        }
        return Json.read("{\"messages\":[{\"role\":\"user\",\"content\":[" + content + "]}]}");
    }
}
