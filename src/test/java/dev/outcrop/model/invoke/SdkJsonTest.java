package dev.outcrop.model.invoke;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.outcrop.bedrock.Recordings;
import java.util.Comparator;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseRequest;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseResponse;
import software.amazon.awssdk.services.bedrockruntime.model.Message;

final class SdkJsonTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** A number is the same however it is written. */
    private static final Comparator<JsonNode> BY_VALUE = (one, other) ->
            one.isNumber() && other.isNumber() && one.decimalValue().compareTo(other.decimalValue()) == 0
                    ? 0
                    : one.equals(other) ? 0 : 1;

    @Test
    void a_request_is_written_as_it_is_on_the_wire() throws Exception {
        var request = ConverseRequest.builder()
                .modelId("a.b")
                .messages(Message.builder()
                        .role("user")
                        .content(
                                ContentBlock.fromText("Hi"),
                                ContentBlock.fromImage(image -> image.format("png")
                                        .source(source -> source.bytes(SdkBytes.fromUtf8String("x")))),
                                ContentBlock.fromToolUse(call -> call.toolUseId("t")
                                        .name("f")
                                        .input(Document.mapBuilder()
                                                .putNumber("whole", 12345678901L)
                                                .putNumber("part", 0.5)
                                                .putBoolean("flag", true)
                                                .putNull("nothing")
                                                .putList("list", list -> list.addString("a"))
                                                .build())))
                        .build())
                .inferenceConfig(
                        config -> config.maxTokens(10).temperature(0.2f).stopSequences("END"))
                .requestMetadata(Map.of("k", "v"))
                .build();

        assertThat(SdkJson.write(request).toString())
                .isEqualTo("{\"modelId\":\"a.b\",\"messages\":[{\"role\":\"user\",\"content\":[{\"text\":\"Hi\"},"
                        + "{\"image\":{\"format\":\"png\",\"source\":{\"bytes\":\"eA==\"}}},"
                        + "{\"toolUse\":{\"toolUseId\":\"t\",\"name\":\"f\",\"input\":{\"whole\":12345678901,"
                        + "\"part\":0.5,\"flag\":true,\"nothing\":null,\"list\":[\"a\"]}}}]}],"
                        + "\"inferenceConfig\":{\"maxTokens\":10,\"temperature\":0.2,\"stopSequences\":[\"END\"]},"
                        + "\"requestMetadata\":{\"k\":\"v\"}}");
    }

    @Test
    void an_answer_is_read_with_what_the_sdk_knows_of_it() throws Exception {
        var json = JSON.readTree("{\"output\":{\"message\":{\"role\":\"assistant\",\"content\":[{\"toolUse\":"
                + "{\"toolUseId\":\"t\",\"name\":\"f\",\"input\":{\"n\":1,\"x\":null}}},{\"hologram\":{}}]}},"
                + "\"stopReason\":\"tired\",\"usage\":{\"inputTokens\":3,\"outputTokens\":5,\"totalTokens\":8},"
                + "\"metrics\":{\"latencyMs\":7},\"mood\":\"good\"}");

        var response = SdkJson.read(json, ConverseResponse.builder()).build();

        assertThat(response.stopReasonAsString()).isEqualTo("tired");
        assertThat(response.usage().totalTokens()).isEqualTo(8);
        assertThat(response.metrics().latencyMs()).isEqualTo(7);
        var call = response.output().message().content().get(0).toolUse();
        assertThat(SdkJson.of(call.input()).toString()).isEqualTo("{\"n\":1,\"x\":null}");
    }

    @Test
    void recorded_answers_come_through_the_sdks_objects() throws Exception {
        var through = 0;
        for (var file : Recordings.files(".json")) {
            var recorded = JSON.readTree(file.toFile());
            if (recorded.path("op").asText().equals("converse")
                    && recorded.path("status").asInt() == 200) {
                var response = SdkJson.read(recorded.get("response"), ConverseResponse.builder())
                        .build();

                var again = JSON.readTree(SdkJson.write(response).toString());

                var content = recorded.at("/response/output/message/content");
                assertThat(again.at("/output/message/content").equals(BY_VALUE, content))
                        .as("%s: %s", file, again)
                        .isTrue();
                assertThat(again.path("stopReason")).isEqualTo(recorded.at("/response/stopReason"));
                through++;
            }
        }
        assertThat(through).isGreaterThan(50);
    }
}
