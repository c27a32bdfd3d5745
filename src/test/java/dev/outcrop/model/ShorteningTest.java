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

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.outcrop.bedrock.BedrockError;
import dev.outcrop.bedrock.ErrorTexts;
import dev.outcrop.bedrock.EventFrame;
import dev.outcrop.error.CallException;
import dev.outcrop.error.ErrorKind;
import dev.outcrop.model.Shortening.Excess;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

final class ShorteningTest {

    private static final byte[] TOO_LONG =
            error(400, "ValidationException", ErrorTexts.promptTooLong(200_049, 200_000));
    private static final byte[] BUSY = error(429, "ThrottlingException", ErrorTexts.TOO_MANY_REQUESTS);
    private static final byte[] STREAMED = stream(start(), delta("Hi"), stop("end_turn"), metadata());

    private final List<Optional<Excess>> excesses = new CopyOnWriteArrayList<>();
    private final List<CallReport> reports = new CopyOnWriteArrayList<>();
    private final VirtualTime time = new VirtualTime();

    @Test
    void what_overflowed_is_sent_once_more_without_what_may_be_left_out() throws Exception {
        try (var bedrock = new StandIn((number, out) -> out.write(number == 0 ? TOO_LONG : text("Hi", "end_turn")));
                var models = Project.models(bedrock.endpoint(), time, model("fast", NOVA))) {

            var answer = models.named("fast").chat(context()).chat(request("old", "new"));

            assertThat(answer.aiMessage().text()).isEqualTo("Hi");
            assertThat(bedrock.requests().get(0)).contains("old", "new");
            assertThat(bedrock.requests().get(1)).contains("new").doesNotContain("old");
            assertThat(excesses).containsExactly(Optional.of(new Excess(200_049, 200_000)));
            assertThat(reports).extracting(CallReport::attempts).containsExactly(2);
            assertThat(time.pauses()).isEmpty();
        }
    }

    @Test
    void the_same_goes_for_a_stream_refused_in_its_first_event() throws Exception {
        var heard = new Heard();
        var refused = stream(EventFrame.exception(BedrockError.VALIDATION, ErrorTexts.INPUT_TOO_LONG));
        try (var bedrock = new StandIn((number, out) -> out.write(number == 0 ? refused : STREAMED));
                var models = Project.models(bedrock.endpoint(), model("fast", NOVA))) {

            models.named("fast").streaming(context()).chat(request("old", "new"), heard);

            assertThat(heard.answer().aiMessage().text()).isEqualTo("Hi");
            assertThat(heard.texts).containsExactly("Hi");
            assertThat(bedrock.requests().get(1)).contains("new").doesNotContain("old");
            assertThat(excesses).containsExactly(Optional.empty());
        }
    }

    @Test
    void what_overflows_again_fails_and_is_not_sent_a_third_time() throws Exception {
        try (var bedrock = new StandIn((number, out) -> out.write(TOO_LONG));
                var models = Project.models(bedrock.endpoint(), time, model("fast", NOVA))) {

            var failure = failure(models, "old", "older", "new");

            assertThat(failure.kind()).isEqualTo(ErrorKind.CONTEXT_OVERFLOW);
            assertThat(failure.trace().attempts()).isEqualTo(2);
            assertThat(failure.remedy())
                    .isEqualTo(
                            "Shorten the largest messages, keep fewer in memory, or use a model with a larger window.");
        }
    }

    @Test
    void what_nothing_can_be_left_out_of_fails_at_once() throws Exception {
        try (var bedrock = new StandIn((number, out) -> out.write(TOO_LONG));
                var models = Project.models(bedrock.endpoint(), time, model("fast", NOVA))) {

            assertThat(failure(models, "new").trace().attempts()).isEqualTo(1);
        }
    }

    @Test
    void the_shorter_request_is_retried_and_falls_back_like_any_other() throws Exception {
        try (var bedrock = new StandIn((number, request, out) -> {
                    var refusal = request.contains("old") ? TOO_LONG : BUSY;
                    out.write(request.contains("sonnet") ? refusal : text("Hi", "end_turn"));
                });
                var models =
                        Project.models(bedrock.endpoint(), time, model("smart", SONNET, "fast"), model("fast", NOVA))) {

            var answer = models.named("smart").chat(context()).chat(request("old", "new"));

            assertThat(answer.aiMessage().text()).isEqualTo("Hi");
            assertThat(reports).extracting(report -> report.model().name()).containsExactly("fast");
            assertThat(excesses).hasSize(1);
            assertThat(bedrock.requests()).hasSize(5);
        }
    }

    private CallException failure(Models models, String... words) {
        return catchThrowableOfType(
                CallException.class, () -> models.named("fast").chat(context()).chat(request(words)));
    }

    private static ChatRequest request(String... words) {
        return ChatRequest.builder()
                .messages(
                        Arrays.stream(words).<ChatMessage>map(UserMessage::from).toList())
                .build();
    }

    /** Leaves the first message out, where there is another one. */
    private CallContext context() {
        Shortening shortening = (request, excess) -> {
            excesses.add(excess);
            var messages = request.messages();
            return messages.size() == 1
                    ? Optional.empty()
                    : Optional.of(request.toBuilder()
                            .messages(messages.subList(1, messages.size()))
                            .build());
        };
        return new CallContext(null, null, shortening, reports::add);
    }
}
