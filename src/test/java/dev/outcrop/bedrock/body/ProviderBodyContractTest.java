package dev.outcrop.bedrock.body;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.outcrop.bedrock.ModelId;
import java.util.ArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every body has to do, over the triples of the folder beside the class's resources. A new body brings at least one. */
final class ProviderBodyContractTest {

    static Stream<Triple> triples() {
        return Triple.all();
    }

    @Test
    void every_body_has_a_triple() {
        var tried = triples().map(triple -> triple.body().word()).collect(Collectors.toSet());

        assertThat(tried).containsExactlyInAnyOrderElementsOf(ProviderBodies.words());
    }

    @ParameterizedTest
    @MethodSource("triples")
    void a_request_is_written(Triple triple) {
        var written = triple.body().requestToProvider(triple.asked());

        assertThat(written).isEqualTo(triple.json().at("/request/provider"));
        assertThat(triple.body().shape().fault(written)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("triples")
    void a_request_is_read(Triple triple) {
        var read = triple.body().requestFromProvider(triple.at("/request/provider"));

        var wanted = triple.readOf("request", "converse").deepCopy();
        ((ObjectNode) wanted).remove("modelId");
        assertThat(read).isEqualTo(wanted);
    }

    @ParameterizedTest
    @MethodSource("triples")
    void a_request_without_a_model_id_is_recognised_and_read_the_same(Triple triple) {
        var request = triple.at("/request/provider");

        var recognised = ProviderBodies.recognised(request).orElseThrow();

        assertThat(recognised.requestFromProvider(request))
                .isEqualTo(triple.body().requestFromProvider(request));
    }

    @ParameterizedTest
    @MethodSource("triples")
    void a_reply_is_written(Triple triple) {
        var written = triple.body().replyToProvider(triple.at("/reply/converse"), triple.asked());

        assertThat(written).isEqualTo(triple.json().at("/reply/provider"));
    }

    @ParameterizedTest
    @MethodSource("triples")
    void a_reply_is_read(Triple triple) {
        var read = triple.body().replyFromProvider(triple.at("/reply/provider"), triple.asked());

        assertThat(read).isEqualTo(triple.readOf("reply", "converse"));
    }

    @ParameterizedTest
    @MethodSource("triples")
    void a_stream_is_written(Triple triple) {
        var writer = triple.body()
                .writer(triple.asked(), triple.json().at("/stream/inputTokens").asInt());

        var chunks = Triple.JSON.createArrayNode();
        triple.events().forEach(event -> chunks.addAll(writer.write(event)));

        assertThat(chunks).isEqualTo(triple.json().at("/stream/chunks"));
    }

    @ParameterizedTest
    @MethodSource("triples")
    void a_stream_is_read(Triple triple) {
        var reader = triple.body().reader(triple.asked());

        var events = new ArrayList<ConverseEvent>();
        triple.json().at("/stream/chunks").forEach(chunk -> events.addAll(reader.read(chunk.deepCopy())));

        assertThat(Triple.json(events)).isEqualTo(triple.readOf("stream", "events"));
    }

    @ParameterizedTest
    @MethodSource("triples")
    void what_is_given_is_left_as_it_is(Triple triple) {
        var asked = triple.asked();
        var request = triple.at("/request/provider");
        var reply = triple.at("/reply/converse");
        var theirs = triple.at("/reply/provider");
        var writer = triple.body().writer(asked, 1);
        var events = triple.events();

        triple.body().requestToProvider(asked).removeAll();
        triple.body().requestFromProvider(request).removeAll();
        triple.body().replyToProvider(reply, asked).removeAll();
        triple.body().replyFromProvider(theirs, asked).removeAll();
        events.forEach(event -> writer.write(event).forEach(ObjectNode::removeAll));

        assertThat(asked).isEqualTo(triple.asked());
        assertThat(request).isEqualTo(triple.at("/request/provider"));
        assertThat(reply).isEqualTo(triple.at("/reply/converse"));
        assertThat(theirs).isEqualTo(triple.at("/reply/provider"));
        assertThat(Triple.json(events)).isEqualTo(triple.json().at("/stream/events"));
    }

    @ParameterizedTest
    @MethodSource("triples")
    void the_model_of_a_triple_speaks_its_body(Triple triple) {
        var id = ModelId.of(triple.asked().path("modelId").asText());

        assertThat(ProviderBodies.of(id).map(ProviderBody::word))
                .contains(triple.body().word());
    }
}
