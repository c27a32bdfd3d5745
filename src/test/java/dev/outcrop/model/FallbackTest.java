package dev.outcrop.model;

import static dev.outcrop.model.Project.NOVA;
import static dev.outcrop.model.Project.SONNET;
import static dev.outcrop.model.Project.model;
import static dev.outcrop.model.StandIn.delta;
import static dev.outcrop.model.StandIn.error;
import static dev.outcrop.model.StandIn.metadata;
import static dev.outcrop.model.StandIn.start;
import static dev.outcrop.model.StandIn.stop;
import static dev.outcrop.model.StandIn.stream;
import static dev.outcrop.model.StandIn.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.outcrop.bedrock.BedrockError;
import dev.outcrop.bedrock.EventFrame;
import dev.outcrop.error.CallException;
import dev.outcrop.error.ErrorKind;
import dev.outcrop.model.StandIn.Replies;
import dev.outcrop.usage.ModelRef;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

final class FallbackTest {

    private final List<CallReport> reports = new CopyOnWriteArrayList<>();
    private final VirtualTime time = new VirtualTime();

    @Test
    void another_model_answers_when_the_first_stays_throttled() throws Exception {
        Replies bedrock = (number, request, out) -> out.write(
                request.contains("sonnet") ? error(429, "ThrottlingException", "Too many") : text("Hi", "end_turn"));
        try (var standIn = new StandIn(bedrock);
                var models = models(standIn)) {

            var answer = models.named("smart").chat(context()).chat("Hi");

            assertThat(answer).isEqualTo("Hi");
            assertThat(reports).hasSize(1);
            assertThat(reports.get(0).model()).isEqualTo(new ModelRef("fast", NOVA));
            assertThat(reports.get(0).attempts()).isEqualTo(4);
            assertThat(standIn.requests()).hasSize(4);
        }
    }

    @Test
    void a_fallback_is_called_with_its_own_parameters() throws Exception {
        Replies bedrock = (number, request, out) -> out.write(
                request.contains("sonnet")
                        ? error(503, "ServiceUnavailableException", "busy")
                        : text("Hi", "end_turn"));
        try (var standIn = new StandIn(bedrock);
                var models = Project.models(
                        standIn.endpoint(),
                        time,
                        Project.withMaxTokens(model("smart", SONNET, "fast"), 1_000),
                        model("fast", NOVA))) {

            models.named("smart").chat(context()).chat("Hi");

            assertThat(standIn.requests().get(0)).contains("\"maxTokens\":1000");
            assertThat(standIn.requests().get(3)).contains("\"maxTokens\":400");
        }
    }

    @Test
    void a_stream_falls_back_before_its_first_delta() throws Exception {
        var heard = new Heard();
        Replies bedrock = (number, request, out) -> out.write(
                request.contains("sonnet")
                        ? stream(start(), EventFrame.exception(BedrockError.THROTTLING, "Too many"))
                        : stream(start(), delta("Hi"), stop("end_turn"), metadata()));
        try (var standIn = new StandIn(bedrock);
                var models = models(standIn)) {

            models.named("smart").streaming(context()).chat("Hi", heard);

            assertThat(heard.answer().aiMessage().text()).isEqualTo("Hi");
            assertThat(reports.get(0).model().name()).isEqualTo("fast");
        }
    }

    @Test
    void a_stream_that_has_begun_does_not_fall_back() throws Exception {
        var heard = new Heard();
        Replies bedrock = (number, request, out) ->
                out.write(stream(start(), delta("Hi"), EventFrame.exception(BedrockError.SERVICE_UNAVAILABLE, "busy")));
        try (var standIn = new StandIn(bedrock);
                var models = models(standIn)) {

            models.named("smart").streaming(context()).chat("Hi", heard);

            assertThat(heard.error().kind()).isEqualTo(ErrorKind.UNAVAILABLE);
            assertThat(standIn.requests()).hasSize(1);
        }
    }

    @Test
    void access_and_validation_errors_never_fall_back() throws Exception {
        for (var refused :
                List.of(error(403, "AccessDeniedException", "no"), error(400, "ValidationException", "no"))) {
            try (var standIn = new StandIn((number, request, out) -> out.write(refused));
                    var models = models(standIn)) {

                var failure = thrown(models);

                assertThat(failure.problem()).startsWith("Model \"smart\"");
                assertThat(standIn.requests()).hasSize(1);
            }
        }
    }

    @Test
    void when_all_are_throttled_six_requests_were_sent_and_the_last_model_is_named() throws Exception {
        try (var standIn = new StandIn(
                        (number, request, out) -> out.write(error(429, "ThrottlingException", "Too many")));
                var models = models(standIn)) {

            var failure = thrown(models);

            assertThat(failure.kind()).isEqualTo(ErrorKind.THROTTLED);
            assertThat(failure.problem()).startsWith("Model \"fast\"").contains(", after 6 requests");
            assertThat(standIn.requests()).hasSize(6);
        }
    }

    @Test
    void a_model_whose_breaker_is_open_is_not_asked() throws Exception {
        Replies bedrock = (number, request, out) -> out.write(
                request.contains("sonnet")
                        ? error(503, "ServiceUnavailableException", "busy")
                        : text("Hi", "end_turn"));
        try (var standIn = new StandIn(bedrock);
                var models = models(standIn)) {
            for (int call = 0; call < 7; call++) {
                models.named("smart").chat(context()).chat("Hi");
            }
            var before = standIn.requests().size();

            models.named("smart").chat(context()).chat("Hi");

            assertThat(standIn.requests()).hasSize(before + 1);
            assertThat(reports.get(7).attempts()).isEqualTo(1);
        }
    }

    private Models models(StandIn standIn) {
        return Project.models(standIn.endpoint(), time, model("smart", SONNET, "fast"), model("fast", NOVA));
    }

    private CallContext context() {
        return new CallContext(null, null, reports::add);
    }

    private CallException thrown(Models models) {
        return catchThrowableOfType(
                CallException.class, () -> models.named("smart").chat(context()).chat("Hi"));
    }
}
