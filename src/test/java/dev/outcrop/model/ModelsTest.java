package dev.outcrop.model;

import static dev.outcrop.model.Project.NOVA;
import static dev.outcrop.model.Project.model;
import static dev.outcrop.model.StandIn.delta;
import static dev.outcrop.model.StandIn.metadata;
import static dev.outcrop.model.StandIn.start;
import static dev.outcrop.model.StandIn.stop;
import static dev.outcrop.model.StandIn.stream;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outcrop.error.OutcropException;
import dev.outcrop.usage.ModelRef;
import dev.outcrop.usage.Tokens;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

final class ModelsTest {

    @Test
    void a_call_is_answered_and_reported() throws Exception {
        var reports = new CopyOnWriteArrayList<CallReport>();
        try (var bedrock = new StandIn((number, out) -> out.write(StandIn.text("Hello.", "end_turn")));
                var models = Project.models(bedrock.endpoint(), model("fast", NOVA))) {

            var answer = models.named("fast")
                    .chat(new CallContext(null, "run/1 turn 2", reports::add))
                    .chat("Hi");

            assertThat(answer).isEqualTo("Hello.");
            assertThat(reports).hasSize(1);
            var report = reports.get(0);
            assertThat(report.model()).isEqualTo(new ModelRef("fast", NOVA));
            assertThat(report.stopReason()).isEqualTo("end_turn");
            assertThat(report.usage().tokens()).isEqualTo(new Tokens(3, 5, 0, 0, true));
            assertThat(report.usage().costUsd()).isNotNull();
            assertThat(report.requestId()).isEqualTo("id-200");
            assertThat(report.attempts()).isEqualTo(1);
            assertThat(report.timing().firstToken()).isNull();
            assertThat(bedrock.requests()).hasSize(1);
            assertThat(bedrock.requests().get(0))
                    .contains("POST /model/us.amazon.nova-lite-v1%3A0/converse HTTP/1.1")
                    .contains("\"requestMetadata\":{\"outcrop-turn\":\"run/1 turn 2\"}")
                    .contains("\"maxTokens\":400");
        }
    }

    @Test
    void a_stream_is_answered_and_reported_away_from_the_event_loop() throws Exception {
        var reports = new CopyOnWriteArrayList<CallReport>();
        var heard = new Heard();
        try (var bedrock = new StandIn((number, out) ->
                        out.write(stream(start(), delta("Hel"), delta("lo."), stop("end_turn"), metadata())));
                var models = Project.models(bedrock.endpoint(), model("fast", NOVA))) {

            models.named("fast")
                    .streaming(new CallContext(null, "t", reports::add))
                    .chat("Hi", heard);

            assertThat(heard.answer().aiMessage().text()).isEqualTo("Hello.");
            assertThat(heard.texts).containsExactly("Hel", "lo.");
            assertThat(heard.threads).allMatch(thread -> thread.startsWith("outcrop-stream-"));
            assertThat(reports).hasSize(1);
            var report = reports.get(0);
            assertThat(report.stopReason()).isEqualTo("end_turn");
            assertThat(report.usage().tokens()).isEqualTo(new Tokens(3, 5, 0, 0, true));
            assertThat(report.requestId()).isEqualTo("id-200");
            assertThat(report.timing().firstToken())
                    .isLessThanOrEqualTo(report.timing().latency());
            assertThat(bedrock.requests().get(0))
                    .contains("/converse-stream HTTP/1.1")
                    .contains("\"requestMetadata\":{\"outcrop-turn\":\"t\"}");
        }
    }

    @Test
    void a_stop_reason_that_langchain4j_does_not_know_keeps_the_answer() throws Exception {
        var reports = new CopyOnWriteArrayList<CallReport>();
        try (var bedrock =
                        new StandIn((number, out) -> out.write(StandIn.text("Hel", "model_context_window_exceeded")));
                var models = Project.models(bedrock.endpoint(), model("fast", NOVA))) {

            var answer = models.named("fast")
                    .chat(new CallContext(null, null, reports::add))
                    .chat("Hi");

            assertThat(answer).isEqualTo("Hel");
            assertThat(reports.get(0).stopReason()).isEqualTo("model_context_window_exceeded");
            assertThat(bedrock.requests().get(0)).doesNotContain("requestMetadata");
        }
    }

    @Test
    void an_unknown_short_name_is_refused_with_the_nearest() throws Exception {
        try (var bedrock = new StandIn((number, out) -> {});
                var models = Project.models(bedrock.endpoint(), model("fast", NOVA), model("smart", NOVA))) {

            assertThatThrownBy(() -> models.named("smrt"))
                    .isInstanceOf(OutcropException.class)
                    .hasMessage("""
                            Model "smrt" is not configured.
                            Did you mean "smart"? Use one of [fast, smart].""");
        }
    }
}
