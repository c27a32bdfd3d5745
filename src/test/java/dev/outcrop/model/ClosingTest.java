package dev.outcrop.model;

import static dev.outcrop.model.Project.NOVA;
import static dev.outcrop.model.Project.model;
import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.outcrop.config.Timeouts;
import dev.outcrop.simulator.Rules;
import dev.outcrop.simulator.SimulatorServer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class ClosingTest {

    /** Ended sooner, they refuse to close the connections, which Netty reports with a stack trace. */
    @Test
    void threads_that_stream_end_after_their_connections_were_closed() throws Exception {
        var told = new ByteArrayOutputStream();
        var stderr = System.err;
        System.setErr(new PrintStream(told, true, StandardCharsets.UTF_8));
        try (var simulator = SimulatorServer.start(0, Rules.none())) {
            for (var round = 0; round < 5; round++) {
                streamOnce(simulator);
                awaitClosing();
            }
        } finally {
            System.setErr(stderr);
        }

        assertThat(told.toString(StandardCharsets.UTF_8)).doesNotContain("event executor terminated");
    }

    @Test
    void a_connection_that_was_not_for_streams_is_closed_too() throws Exception {
        try (var simulator = SimulatorServer.start(0, Rules.none())) {
            try (var models = Project.models(simulator.endpoint(), model("fast", NOVA))) {
                models.named("fast").chat(CallContext.NONE).chat("hi");
                assertThat(simulator.counts().openConnections()).isOne();
            }

            var deadline = System.nanoTime() + 10_000_000_000L;
            while (simulator.counts().openConnections() > 0) {
                assertThat(System.nanoTime())
                        .as("the connection is closed in time")
                        .isLessThan(deadline);
                Thread.onSpinWait();
            }
        }
    }

    private static void streamOnce(SimulatorServer simulator) throws InterruptedException {
        var config = Project.config(simulator.endpoint(), Timeouts.DEFAULT, model("fast", NOVA));
        try (var models = Project.models(config, Project.HTTP_2, new RealTime())) {
            var heard = new Heard();
            models.named("fast")
                    .streaming(CallContext.NONE)
                    .chat(ChatRequest.builder().messages(UserMessage.from("hi")).build(), heard);
            heard.answer();
        }
    }

    private static void awaitClosing() throws InterruptedException {
        for (var thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals("outcrop-close")) {
                thread.join();
            }
        }
    }
}
