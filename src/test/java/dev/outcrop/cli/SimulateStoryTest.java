package dev.outcrop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The simulator by itself, from the command line. */
@Timeout(60)
final class SimulateStoryTest {

    @TempDir
    Path folder;

    @Test
    void it_says_where_it_listens_and_ends_when_it_is_interrupted() throws Exception {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var terminal = Terminal.on(InputStream.nullInputStream(), out, err, Set.of(), Map.of());
        var command = new FutureTask<>(
                () -> OutcropCommand.run(new Caller(terminal, folder, Map.of()), "simulate", "--port", "0"));
        var thread = new Thread(command);
        thread.start();
        while (!out.toString(StandardCharsets.UTF_8).endsWith("\n") && !command.isDone()) {
            Thread.onSpinWait();
        }

        var line = out.toString(StandardCharsets.UTF_8);
        var status = statusOf(line.strip().replace("Listening on ", ""));
        thread.interrupt();

        assertThat(command.get()).isEqualTo(130);
        assertThat(line).matches("Listening on http://127\\.0\\.0\\.1:[0-9]+\n");
        assertThat(status).isEqualTo(403);
        assertThat(err).hasToString("Interrupted.\n");
    }

    @Test
    void an_upstream_is_an_address_and_a_model() throws IOException {
        assertThat(Typed.in(folder).run("simulate", "--upstream", "http://localhost:11434/v1"))
                .isEqualTo(new Typed.Result(2, "", """
                --upstream http://localhost:11434/v1 has no model.
                Give the name of one that runs there, such as --upstream-model llama3.2.
                """));
        assertThat(Typed.in(folder).run("simulate", "--upstream-model", "llama3.2"))
                .isEqualTo(new Typed.Result(2, "", """
                --upstream-model "llama3.2" has no server.
                Give its address too, such as --upstream http://localhost:11434/v1.
                """));
        assertThat(Typed.in(folder).run("simulate", "--upstream", "localhost:11434", "--upstream-model", "llama3.2"))
                .isEqualTo(new Typed.Result(2, "", """
                --upstream "localhost:11434" is not an address.
                Write one such as http://localhost:11434/v1.
                """));
    }

    @Test
    void a_port_that_is_in_use_is_a_failure_of_the_machine() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var port = String.valueOf(taken.getLocalPort());

            assertThat(Typed.in(folder).run("simulate", "--port", port))
                    .isEqualTo(new Typed.Result(3, "", """
                    Port "PORT" of 127.0.0.1 cannot be listened on: Address already in use
                    Choose a port that is free, or 0 for any.
                    """.replace("PORT", port)));
        }
    }

    @Test
    void rules_that_are_not_there_are_refused() {
        assertThat(Typed.in(folder).run("simulate", "--rules", "nope.yaml"))
                .isEqualTo(new Typed.Result(2, "", """
                        FOLDER/nope.yaml: There is no such file.
                        Create it, or correct the name.
                        """.replace("FOLDER", folder.toString())));
    }

    private static int statusOf(String endpoint) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(endpoint + "/model/us.amazon.nova-lite-v1%3A0/converse"))
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
