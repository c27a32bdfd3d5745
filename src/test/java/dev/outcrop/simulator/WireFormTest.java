package dev.outcrop.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outcrop.bedrock.EventFrame;
import dev.outcrop.bedrock.EventFrameDecoder;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Answers byte for byte as Bedrock writes them: keys, their order, padding. */
final class WireFormTest {

    private static final String MODEL = "us.amazon.nova-lite-v1:0";
    private static final String BODY = "{\"messages\":[{\"role\":\"user\",\"content\":[{\"text\":\"hello\"}]}],"
            + "\"requestMetadata\":{\"outcrop-turn\":\"t\"}}";

    private final SimulatorServer simulator = SimulatorServer.start(0, Rules.none());

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void a_whole_answer() throws Exception {
        simulator.script(
                "t",
                List.of(new ScriptedReply(
                        "Say \"é\"\n", new ScriptedReply.ToolUse("n", Map.of("a", 1)), ScriptedReply.Pace.AT_ONCE)),
                Map.of());

        var answer = new RawCalls(simulator).converse(MODEL, BODY);

        assertThat(answer.body().replaceAll("tooluse_[A-Za-z0-9_-]{22}", "ID"))
                .isEqualTo(
                        "{\"metrics\":{\"latencyMs\":0},\"output\":{\"message\":{\"content\":[{\"text\":\"Say \\\"é\\\"\\n\"},"
                                + "{\"toolUse\":{\"input\":{\"a\":1},\"name\":\"n\",\"toolUseId\":\"ID\"}}],\"role\":\"assistant\"}},"
                                + "\"stopReason\":\"tool_use\",\"usage\":{\"inputTokens\":4,\"outputTokens\":11,"
                                + "\"serverToolUsage\":{},\"totalTokens\":15}}");
        assertThat(answer.headers().map()).containsKeys("content-type", "content-length", "date", "x-amzn-requestid");
        assertThat(answer.headers().firstValue("content-type")).contains("application/json");
    }

    @Test
    void a_stream() throws Exception {
        simulator.script(
                "t",
                List.of(new ScriptedReply(
                        "One two.", new ScriptedReply.ToolUse("n", Map.of("a", "b")), ScriptedReply.Pace.AT_ONCE)),
                Map.of());

        var frames = stream();

        assertThat(frames.stream().map(WireFormTest::shown).toList())
                .containsExactly(
                        "messageStart {P,\"role\":\"assistant\"}",
                        "contentBlockDelta {\"contentBlockIndex\":0,\"delta\":{\"text\":\"One\"},P}",
                        "contentBlockDelta {\"contentBlockIndex\":0,\"delta\":{\"text\":\" two\"},P}",
                        "contentBlockDelta {\"contentBlockIndex\":0,\"delta\":{\"text\":\".\"},P}",
                        "contentBlockStop {\"contentBlockIndex\":0,P}",
                        "contentBlockStart {\"contentBlockIndex\":1,P,\"start\":{\"toolUse\":{\"name\":\"n\",\"toolUseId\":\"ID\"}}}",
                        "contentBlockDelta {\"contentBlockIndex\":1,\"delta\":{\"toolUse\":{\"input\":\"\"}},P}",
                        "contentBlockDelta {\"contentBlockIndex\":1,\"delta\":{\"toolUse\":{\"input\":\"{\\\"a\\\":\\\"b\\\"}\"}},P}",
                        "contentBlockStop {\"contentBlockIndex\":1,P}",
                        "messageStop {P,\"stopReason\":\"tool_use\"}",
                        "metadata {\"metrics\":{\"latencyMs\":N},P,\"usage\":{\"inputTokens\":4,\"outputTokens\":9,"
                                + "\"serverToolUsage\":{},\"totalTokens\":13}}");
        assertThat(frames)
                .allSatisfy(frame -> assertThat(frame.headers())
                        .containsOnlyKeys(":event-type", ":content-type", ":message-type")
                        .containsEntry(":content-type", "application/json")
                        .containsEntry(":message-type", "event"));
    }

    @Test
    void padding_is_of_random_length_within_bedrocks_bounds() throws Exception {
        simulator.script("t", List.of(ScriptedReply.text("word ".repeat(2_000))), Map.of());

        var lengths = stream().stream()
                .map(frame -> frame.text().replaceAll("(?s).*\"p\":\"(.*?)\".*", "$1"))
                .peek(padding -> assertThat("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
                        .startsWith(padding))
                .map(String::length)
                .distinct()
                .sorted()
                .toList();

        assertThat(lengths).hasSize(60).startsWith(2).endsWith(61);
    }

    private static String shown(EventFrame frame) {
        return frame.eventType().orElse("?") + " "
                + frame.text()
                        .replaceAll("\"p\":\"[a-zA-Z0-9]{2,61}\"", "P")
                        .replaceAll("\"latencyMs\":[0-9]+", "\"latencyMs\":N")
                        .replaceAll("tooluse_[A-Za-z0-9_-]{22}", "ID");
    }

    private List<EventFrame> stream() throws Exception {
        var request = HttpRequest.newBuilder(URI.create(simulator.endpoint() + "/model/" + MODEL + "/converse-stream"))
                .header("Authorization", RawCalls.SIGNATURE)
                .POST(HttpRequest.BodyPublishers.ofString(BODY))
                .build();
        var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.headers().firstValue("content-type")).contains("application/vnd.amazon.eventstream");
        var frames = new ArrayList<EventFrame>();
        new EventFrameDecoder(EventFrameDecoder.MAX_FRAME).decode(ByteBuffer.wrap(answer.body()), frames::add);
        return frames;
    }
}
