package dev.outcrop.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConversationRole;
import software.amazon.awssdk.services.bedrockruntime.model.Message;
import software.amazon.awssdk.services.bedrockruntime.model.SearchResultContentBlock;

/** Every kind of block that a message may hold, and what is wrong with it where something is. */
final class ContentBlocksTest {

    private static final String MODEL = "us.amazon.nova-lite-v1:0";
    private static final SdkBytes BYTES = SdkBytes.fromByteArray(new byte[600]);

    private static SimulatorServer simulator;
    private static BedrockRuntimeClient client;

    @BeforeAll
    static void start() {
        simulator = SimulatorServer.start(0, Rules.none());
        client = Clients.sync(simulator.endpoint());
    }

    @AfterAll
    static void stop() {
        client.close();
        simulator.close();
    }

    static Stream<Arguments> blocks() {
        return Stream.of(
                arguments("image", block(b -> b.image(i -> i.format("png").source(s -> s.bytes(BYTES)))), 137),
                arguments(
                        "image in S3",
                        block(b -> b.image(i -> i.format("webp").source(s -> s.s3Location(l -> l.uri("s3://b/k"))))),
                        12),
                arguments(
                        "document",
                        block(b -> b.document(
                                d -> d.name("Terms (2)").format("pdf").source(s -> s.bytes(BYTES)))),
                        142),
                arguments(
                        "document of text",
                        block(b -> b.document(d -> d.name("terms")
                                .source(s -> s.text("one two three"))
                                .citations(c -> c.enabled(true)))),
                        9),
                arguments("video", block(b -> b.video(v -> v.format("mp4").source(s -> s.bytes(BYTES)))), 138),
                arguments("audio", block(b -> b.audio(a -> a.format("wav").source(s -> s.bytes(BYTES)))), 137),
                arguments("guarded", block(b -> b.guardContent(g -> g.text(t -> t.text("one two three")))), 6),
                arguments(
                        "search result",
                        block(b -> b.searchResult(s -> s.source("http://a.example")
                                .title("a")
                                .content(SearchResultContentBlock.builder()
                                        .text("one two")
                                        .build()))),
                        11));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("blocks")
    void a_block_is_taken_and_counted(String name, ContentBlock block, int tokens) {
        var plain = client.converse(request -> request.modelId(MODEL).messages(Clients.user("hello")));

        var answer = client.converse(request -> request.modelId(MODEL)
                .messages(Message.builder()
                        .role(ConversationRole.USER)
                        .content(ContentBlock.fromText("hello"), block)
                        .build()));

        assertThat(answer.usage().inputTokens() - plain.usage().inputTokens()).isEqualTo(tokens);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | ContentBlock object at messages.0.content.0 must set one of the following keys: text, image, document,"
                        + " video, audio, toolUse, toolResult, guardContent, cachePoint, reasoningContent,"
                        + " citationsContent, searchResult, toolAddition, toolRemoval.",
                "{\"picture\":{}} | Malformed input request: #/messages/0/content/0: extraneous key [picture] is not"
                        + " permitted, please reformat your input and try again.",
                "{\"image\":{\"format\":\"bmp\",\"source\":{\"bytes\":\"AAAA\"}}} | 1 validation error detected: Value 'bmp'"
                        + " at 'messages.1.member.content.1.member.image.format' failed to satisfy constraint: Member must"
                        + " satisfy enum value set: [png, jpeg, gif, webp]",
                "{\"image\":{\"format\":\"png\",\"source\":{\"bytes\":\"no base64!\"}}} | STRING_VALUE can not be converted"
                        + " to a Blob",
                "{\"image\":{\"format\":\"png\",\"source\":{\"bytes\":\"AAA\"}}} | STRING_VALUE can not be converted to a"
                        + " Blob",
                "{\"image\":{\"format\":\"png\"}} | 1 validation error detected: Value null at"
                        + " 'messages.1.member.content.1.member.image.source' failed to satisfy constraint: Member must not"
                        + " be null",
                "{\"text\":7} | NUMBER_VALUE can not be converted to a String",
                "{\"document\":{\"name\":\"a_b.pdf\",\"format\":\"pdf\",\"source\":{\"bytes\":\"AAAA\"}}} | The document"
                        + " file name can only contain alphanumeric characters, whitespace characters, hyphens,"
                        + " parentheses, and square brackets. The name can't contain more than one consecutive whitespace"
                        + " character."
            })
    void a_broken_block_is_refused(String block, String message) throws Exception {
        var body = "{\"messages\":[{\"role\":\"user\",\"content\":[" + block + "]}]}";

        var answer = new RawCalls(simulator).converse(MODEL, body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).isEqualTo("{\"message\":" + Json.quote(message, new StringBuilder()) + "}");
    }

    private static ContentBlock block(Consumer<ContentBlock.Builder> content) {
        return ContentBlock.builder().applyMutation(content).build();
    }
}
