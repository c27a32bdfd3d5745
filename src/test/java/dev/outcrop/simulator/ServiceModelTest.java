package dev.outcrop.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseRequest;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamRequest;

/** The shapes of requests against the service model that the AWS SDK was made from. */
final class ServiceModelTest {

    @Test
    void no_member_that_the_sdk_can_send_is_foreign() {
        var bodies = new ArrayList<JsonNode>();
        collect(ConverseRequest.builder(), body -> body, bodies);
        collect(ConverseStreamRequest.builder(), body -> body, bodies);

        assertThat(bodies).hasSizeGreaterThan(150);
        for (var body : bodies) {
            var refusal = ConverseShape.refusal(body);
            assertThat(refusal == null ? "" : refusal.message())
                    .as(body.toString())
                    .doesNotContain("extraneous key");
        }
    }

    /** A body for each member, with that member alone in it. */
    private static void collect(SdkPojo shape, UnaryOperator<JsonNode> around, List<JsonNode> bodies) {
        for (var field : shape.sdkFields()) {
            if (field.location() == MarshallLocation.PAYLOAD) {
                var within =
                        value(field, inner -> around.apply(Json.object().set(field.locationName(), inner)), bodies);
                bodies.add(within.apply(TextNode.valueOf("x")));
            }
        }
    }

    private static UnaryOperator<JsonNode> value(
            SdkField<?> field, UnaryOperator<JsonNode> around, List<JsonNode> bodies) {
        var list = field.getTrait(ListTrait.class);
        if (list != null) {
            return value(list.memberFieldInfo(), inner -> around.apply(Json.tree(List.of(inner))), bodies);
        }
        var map = field.getTrait(MapTrait.class);
        if (map != null) {
            return value(
                    map.valueFieldInfo(), inner -> around.apply(Json.object().set("key", inner)), bodies);
        }
        if (field.constructor() != null) {
            collect(field.constructor().get(), around, bodies);
        }
        return around;
    }
}
