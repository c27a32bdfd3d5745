package dev.outcrop.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;
import software.amazon.awssdk.services.bedrockruntime.model.AsyncInvokeStatus;
import software.amazon.awssdk.services.bedrockruntime.model.AsyncInvokeSummary;
import software.amazon.awssdk.services.bedrockruntime.model.ConflictException;
import software.amazon.awssdk.services.bedrockruntime.model.StartAsyncInvokeResponse;
import software.amazon.awssdk.services.bedrockruntime.model.ValidationException;

final class AsyncInvokeTest {

    private static final String REEL = "amazon.nova-reel-v1:1";

    private final SteppedClock clock = new SteppedClock();
    private final SimulatorServer simulator = SimulatorServer.start(0, Rules.none(), clock);
    private final BedrockRuntimeClient client = Clients.sync(simulator.endpoint());

    @AfterEach
    void stop() {
        client.close();
        simulator.close();
    }

    @Test
    void an_invocation_is_in_progress_and_then_completed() {
        var arn = start("one", "a cat").invocationArn();

        var begun = client.getAsyncInvoke(request -> request.invocationArn(arn));
        clock.now = clock.now.plus(Duration.ofSeconds(1));
        var done = client.getAsyncInvoke(request -> request.invocationArn(arn));

        assertThat(arn).matches("arn:aws:bedrock:us-east-1:123456789012:async-invoke/[a-z0-9]{12}");
        assertThat(begun.status()).isEqualTo(AsyncInvokeStatus.IN_PROGRESS);
        assertThat(begun.endTime()).isNull();
        assertThat(done.status()).isEqualTo(AsyncInvokeStatus.COMPLETED);
        assertThat(done.endTime()).isEqualTo(done.submitTime().plusSeconds(1));
        assertThat(done.modelArn()).isEqualTo("arn:aws:bedrock:us-east-1::foundation-model/" + REEL);
        assertThat(done.outputDataConfig().s3OutputDataConfig().s3Uri()).isEqualTo("s3://bucket/out");
        assertThat(done.clientRequestToken()).isEqualTo("one");
    }

    @Test
    void the_same_token_starts_the_same_thing_once() {
        var first = start("one", "a cat");

        assertThat(start("one", "a cat").invocationArn()).isEqualTo(first.invocationArn());
        assertThatThrownBy(() -> start("one", "a dog")).isInstanceOf(ConflictException.class);
    }

    @Test
    void invocations_are_listed_the_newest_first_by_page_and_status() {
        var first = start("one", "a cat").invocationArn();
        clock.now = clock.now.plus(Duration.ofSeconds(5));
        var second = start("two", "a dog").invocationArn();

        assertThat(client.listAsyncInvokes(request -> {}).asyncInvokeSummaries())
                .extracting(AsyncInvokeSummary::invocationArn)
                .containsExactly(second, first);
        assertThat(client.listAsyncInvokes(request -> request.statusEquals(AsyncInvokeStatus.COMPLETED))
                        .asyncInvokeSummaries())
                .extracting(AsyncInvokeSummary::invocationArn)
                .containsExactly(first);
        assertThat(client.listAsyncInvokes(request -> request.submitTimeAfter(clock.now.minusSeconds(1)))
                        .asyncInvokeSummaries())
                .extracting(AsyncInvokeSummary::invocationArn)
                .containsExactly(second);
        assertThat(client.listAsyncInvokesPaginator(request -> request.maxResults(1)).stream())
                .hasSize(2);
    }

    @Test
    void what_cannot_be_started_or_found_is_refused() {
        assertThatThrownBy(() -> client.getAsyncInvoke(request ->
                        request.invocationArn("arn:aws:bedrock:us-east-1:123456789012:async-invoke/abcdefghijkl")))
                .isInstanceOf(ValidationException.class)
                .hasMessageStartingWith("The provided async invocation ARN is invalid.");
        assertThatThrownBy(() -> client.startAsyncInvoke(request -> request.modelId("acme.unheard-of-v1:0")
                        .modelInput(Document.fromMap(java.util.Map.of()))
                        .outputDataConfig(out -> out.s3OutputDataConfig(s3 -> s3.s3Uri("s3://bucket/out")))))
                .hasMessageStartingWith("The provided model identifier is invalid.");
        assertThatThrownBy(() -> client.startAsyncInvoke(request -> request.modelId(REEL)
                        .modelInput(Document.fromMap(java.util.Map.of()))
                        .outputDataConfig(out -> out.s3OutputDataConfig(s3 -> s3.s3Uri("http://bucket")))))
                .hasMessageStartingWith("1 validation error detected: Value 'http://bucket' at"
                        + " 'outputDataConfig.s3OutputDataConfig.s3Uri' failed to satisfy constraint");
    }

    private StartAsyncInvokeResponse start(String token, String prompt) {
        return client.startAsyncInvoke(request -> request.modelId(REEL)
                .clientRequestToken(token)
                .modelInput(Document.mapBuilder().putString("prompt", prompt).build())
                .outputDataConfig(out -> out.s3OutputDataConfig(s3 -> s3.s3Uri("s3://bucket/out"))));
    }

    private static final class SteppedClock extends Clock {

        private volatile Instant now = Instant.parse("2026-11-24T00:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
