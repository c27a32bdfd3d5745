package dev.outcrop.model;

import static dev.outcrop.model.Project.NOVA;
import static dev.outcrop.model.Project.SONNET;
import static dev.outcrop.model.Project.invoked;
import static dev.outcrop.model.Project.model;
import static dev.outcrop.model.StandIn.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outcrop.bedrock.body.ProviderBodies;
import dev.outcrop.config.Timeouts;
import dev.outcrop.error.OutcropException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class ReloadTest {

    @Test
    void a_changed_id_is_used_by_the_next_call() throws Exception {
        try (var bedrock = new StandIn((number, out) -> out.write(text("Hi", "end_turn")));
                var models = Project.models(bedrock.endpoint(), model("fast", NOVA))) {
            models.named("fast").chat(CallContext.NONE).chat("Hi");

            models.reload(Project.config(bedrock.endpoint(), Timeouts.DEFAULT, model("fast", SONNET)));
            models.named("fast").chat(CallContext.NONE).chat("Hi");

            assertThat(bedrock.requests().get(0)).startsWith("POST /model/us.amazon.nova-lite");
            assertThat(bedrock.requests().get(1)).startsWith("POST /model/us.anthropic.claude-sonnet-4-6");
        }
    }

    @Test
    void a_call_under_way_ends_as_it_began_when_the_endpoint_changes() throws Exception {
        var received = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        try (var before = new StandIn((number, out) -> {
                    received.countDown();
                    release.await();
                    out.write(text("before", "end_turn"));
                });
                var after = new StandIn((number, out) -> out.write(text("after", "end_turn")));
                var models = Project.models(before.endpoint(), model("fast", NOVA))) {
            var model = models.named("fast");
            var underWay = CompletableFuture.supplyAsync(
                    () -> model.chat(CallContext.NONE).chat("Hi"));
            assertThat(received.await(10, TimeUnit.SECONDS)).isTrue();

            models.reload(Project.config(after.endpoint(), Timeouts.DEFAULT, model("fast", NOVA)));

            assertThat(models.named("fast").chat(CallContext.NONE).chat("Hi")).isEqualTo("after");
            release.countDown();
            assertThat(underWay.get(10, TimeUnit.SECONDS)).isEqualTo("before");
        }
    }

    @Test
    void an_id_that_does_not_tell_its_body_is_refused_with_what_to_write() throws Exception {
        var house = invoked(model("house", "arn:aws:bedrock:us-east-1:123456789012:imported-model/abc"), null);
        try (var bedrock = new StandIn((number, out) -> {});
                var models = Project.models(bedrock.endpoint(), house)) {

            assertThatThrownBy(() -> models.named("house"))
                    .isInstanceOf(OutcropException.class)
                    .hasMessage(
                            "outcrop.yaml, line 4, column 3: the id \"arn:aws:bedrock:us-east-1:123456789012:imported-model/abc\""
                                    + " of model \"house\" does not tell whose InvokeModel body it speaks.\n"
                                    + "Add body: with one of " + ProviderBodies.words()
                                    + ", or use \"api: converse\".");
        }
    }
}
