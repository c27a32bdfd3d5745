package dev.outcrop.bedrock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The codec against what Bedrock really sent, and against botocore's vectors. */
final class RecordedStreamsTest {

    private static final ObjectMapper SORTED =
            new ObjectMapper().configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true);

    @Test
    void every_recorded_stream_is_read_to_its_end() throws Exception {
        var streams = Recordings.files(".eventstream.bin");

        for (var stream : streams) {
            var frames = EventFrameTest.decode(Files.readAllBytes(stream), 1000);

            assertThat(frames)
                    .extracting(frame -> frame.eventType().orElse(""))
                    .as(stream.toString())
                    .startsWith("messageStart")
                    .endsWith("messageStop", "metadata")
                    .isEqualTo(typesOf(eventsBeside(stream)));
        }
        assertThat(streams).isNotEmpty();
    }

    @Test
    void recorded_streams_come_out_byte_for_byte_when_written_again() throws Exception {
        var different = new ArrayList<String>();
        var streams = Recordings.files(".eventstream.bin");
        for (var stream : streams) {
            var recorded = Files.readAllBytes(stream);
            var written = new ByteArrayOutputStream();
            for (var frame : EventFrameTest.decode(recorded, recorded.length)) {
                var payload =
                        SORTED.writeValueAsBytes(SORTED.treeToValue(SORTED.readTree(frame.payload()), Object.class));
                written.writeBytes(EventFrame.event(frame.eventType().orElseThrow(), payload));
            }
            if (!HexFormat.of()
                    .formatHex(written.toByteArray())
                    .equals(HexFormat.of().formatHex(recorded))) {
                different.add(stream.getFileName().toString());
            }
        }

        // This one holds a user's document, whose keys Bedrock leaves in their order.
        assertThat(different).hasSizeLessThanOrEqualTo(1);
        assertThat(streams).hasSizeGreaterThan(different.size());
    }

    @Test
    void every_recorded_frame_is_written_as_it_was_read() throws Exception {
        for (var stream : Recordings.files(".eventstream.bin")) {
            var recorded = Files.readAllBytes(stream);
            var written = new ByteArrayOutputStream();
            EventFrameTest.decode(recorded, 1000).forEach(frame -> written.writeBytes(frame.bytes()));

            assertThat(written.toByteArray()).as(stream.toString()).isEqualTo(recorded);
        }
    }

    @Test
    void every_recorded_answer_is_json_that_is_read() throws Exception {
        var answers = Recordings.files(".json");

        for (var answer : answers) {
            assertThat(new ObjectMapper().readTree(answer.toFile()).isContainerNode())
                    .as(answer.toString())
                    .isTrue();
        }
        assertThat(answers).hasSizeGreaterThan(100);
    }

    @Test
    void botocores_vectors_are_written_as_they_were_read() throws Exception {
        for (var vector : vectors().get("positive")) {
            var frames = EventFrameTest.decode(bytes(vector), 1000);

            assertThat(HexFormat.of().formatHex(frames.get(0).bytes()))
                    .as(vector.toString())
                    .isEqualTo(vector.get("hex").asText());
        }
    }

    @Test
    void botocores_vectors_are_read() throws Exception {
        for (var vector : vectors().get("positive")) {
            var frames = EventFrameTest.decode(bytes(vector), 5);

            assertThat(frames).as(vector.toString()).hasSize(1);
            assertThat(frames.get(0).text()).isEqualTo(vector.get("payload").asText());
            assertThat(frames.get(0).headers().keySet())
                    .containsExactlyElementsOf(() -> vector.get("headers").fieldNames());
        }
    }

    @Test
    void headers_of_every_type_are_read() throws Exception {
        for (var vector : vectors().get("positive")) {
            if (vector.get("name").asText().equals("all_header_types")) {
                var headers = EventFrameTest.decode(bytes(vector), 1000).get(0).headers();

                assertThat(headers.values())
                        .containsExactly(
                                true,
                                false,
                                (byte) 2,
                                (short) 3,
                                4,
                                5L,
                                "bytes".getBytes(StandardCharsets.UTF_8),
                                "utf8",
                                Instant.ofEpochMilli(8),
                                UUID.fromString("30313233-3435-3637-3839-616263646566"));
            }
        }
    }

    @Test
    void botocores_broken_vectors_are_refused() throws Exception {
        for (var vector : vectors().get("negative")) {
            var decoder = new EventFrameDecoder(1024);

            assertThatThrownBy(() -> decoder.decode(ByteBuffer.wrap(bytes(vector)), frame -> {}))
                    .as(vector.toString())
                    .isInstanceOf(CorruptFrameException.class);
        }
    }

    private static JsonNode vectors() throws IOException {
        return new ObjectMapper()
                .readTree(Recordings.folder()
                        .resolve("event-stream-vectors/botocore-vectors.json")
                        .toFile());
    }

    private static byte[] bytes(JsonNode vector) {
        return HexFormat.of().parseHex(vector.get("hex").asText());
    }

    private static JsonNode eventsBeside(Path stream) throws IOException {
        var name = stream.getFileName().toString().replace(".eventstream.bin", ".json");
        return new ObjectMapper().readTree(stream.resolveSibling(name).toFile()).get("events");
    }

    private static List<String> typesOf(JsonNode events) {
        var types = new ArrayList<String>();
        events.forEach(event -> types.add(event.get("type").asText()));
        return types;
    }
}
