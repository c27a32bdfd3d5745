package dev.outcrop.model;

import static dev.outcrop.model.Project.NOVA;
import static dev.outcrop.model.Project.SONNET;
import static dev.outcrop.model.Project.model;
import static dev.outcrop.model.StandIn.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outcrop.config.ModelConfig;
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
    void api_invoke_is_refused_by_name() throws Exception {
        var converse = model("llama", "us.meta.llama3-3-70b-instruct-v1:0");
        var invoke = new ModelConfig(
                converse.name(),
                converse.id(),
                converse.parameters(),
                new ModelConfig.Serving(ModelConfig.Api.INVOKE, null, null),
                converse.fallback(),
                converse.overrides(),
                converse.at());
        try (var bedrock = new StandIn((number, out) -> {});
                var models = Project.models(bedrock.endpoint(), invoke)) {

            assertThatThrownBy(() -> models.named("llama").chat(CallContext.NONE))
                    .isInstanceOf(OutcropException.class)
                    .hasMessage("""
                            outcrop.yaml, line 4, column 3: model "llama" asks for "api: invoke", which cannot be called yet.
                            Use "api: converse", or leave api out.""");
        }
    }
}
