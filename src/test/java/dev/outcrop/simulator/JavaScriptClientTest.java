package dev.outcrop.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Clients in JavaScript against the simulator: the AWS SDK, Vercel's AI SDK, LangChain. Skipped where there is no Node.js or no
 * package registry.
 */
final class JavaScriptClientTest {

    private static final String ORDER =
            "[simulated] The tool findOrder answered: \\\"{\\\"id\\\":\\\"id\\\",\\\"shipped\\\":\\\"Monday\\\"}\\\"";

    private static SimulatorServer simulator;
    private static NodeProject node;
    private static List<String> lines;

    @BeforeAll
    static void talk() throws Exception {
        node = NodeProject.installed();
        simulator = SimulatorServer.start(0, Rules.none());
        lines = node.run("converse.mjs", simulator);
    }

    @AfterAll
    static void stop() {
        if (simulator != null) {
            simulator.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"default, NodeHttp2Handler", "http1, NodeHttpHandler"})
    void the_sdk_for_javascript_is_served(String client, String handler) {
        var said = said("Where is order 1042? Grüße, 世界 👩‍👩‍👧");
        var begin = "{\"client\":\"" + client + "\",";

        assertThat(lines.stream().filter(line -> line.startsWith(begin)).toList())
                .containsExactly(
                        begin + "\"handler\":\"" + handler + "\",\"whole\":\"" + said + "\",\"stop\":\"end_turn\"}",
                        begin + "\"stream\":{\"events\":[\"messageStart\",\"contentBlockDelta\",\"contentBlockStop\","
                                + "\"messageStop\",\"metadata\"],\"text\":\"" + said
                                + "\",\"input\":\"\",\"requestId\":true}}",
                        begin
                                + "\"toolStream\":{\"events\":[\"messageStart\",\"contentBlockStart\",\"contentBlockDelta\","
                                + "\"contentBlockStop\",\"messageStop\",\"metadata\"],\"text\":\"\","
                                + "\"input\":\"{\\\"id\\\":\\\"id\\\"}\",\"requestId\":true}}",
                        begin + "\"toolRoundTrip\":[\"tool_use\",\"[simulated] The tool findOrder answered:"
                                + " \\\"{\\\"shipped\\\":\\\"Monday\\\"}\\\"\",\"end_turn\"]}",
                        begin
                                + "\"error\":[\"ValidationException\",\"The provided model identifier is invalid.\",400]}",
                        begin + "\"many\":true}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sigv4", "bearer"})
    void vercels_ai_sdk_is_served(String client) throws Exception {
        var begin = "{\"client\":\"" + client + "\",";

        var printed = node.run("vercel.mjs", simulator).stream()
                .filter(line -> line.startsWith(begin))
                .toList();

        assertThat(printed)
                .containsExactly(
                        begin + "\"whole\":\"" + said("Where is order 1042? Grüße, 世界")
                                + "\",\"finish\":\"stop\",\"tokens\":true}",
                        begin + "\"stream\":\"" + said("Count the tides.") + "\",\"finish\":\"stop\",\"tokens\":true}",
                        begin + "\"tool\":[\"tool-calls\",\"stop\"],\"input\":{\"id\":\"id\"},\"text\":\"" + ORDER
                                + "\"}",
                        begin + "\"toolStream\":[\"tool-calls\",\"stop\"],\"text\":\"" + ORDER + "\"}",
                        begin + "\"typed\":[\"queue\",\"urgent\"],\"queue\":true}",
                        begin + "\"error\":[\"AI_APICallError\",\"The provided model identifier is invalid.\",400]}");
    }

    @Test
    void langchains_chat_model_is_served() throws Exception {
        var call = "[{\"name\":\"findOrder\",\"args\":{\"id\":\"id\"}}]";

        assertThat(node.run("langchain.mjs", simulator))
                .containsExactly(
                        "{\"whole\":\"" + said("Where is order 1042? Grüße, 世界")
                                + "\",\"stop\":\"end_turn\",\"adds\":true}",
                        "{\"stream\":\"" + said("Where is order 1042? Grüße, 世界") + "\",\"tokens\":true}",
                        "{\"tool\":" + call + ",\"stop\":\"tool_use\"}",
                        "{\"toolRoundTrip\":\"" + ORDER + "\"}",
                        "{\"toolStream\":" + call + "}",
                        "{\"typed\":\"boolean\"}",
                        "{\"error\":[\"ValidationException\",\"The provided model identifier is invalid.\",400]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"default", "http1"})
    void every_providers_own_body_is_served(String client) throws Exception {
        var begin = "{\"client\":\"" + client + "\",";
        var providers =
                List.of("anthropic", "nova", "titan", "llama", "mistral", "command-r", "command", "jamba", "deepseek");

        var printed = node.run("invoke.mjs", simulator).stream()
                .filter(line -> line.startsWith(begin))
                .toList();

        assertThat(printed.subList(0, providers.size()))
                .isEqualTo(providers.stream()
                        .map(provider -> begin + "\"provider\":\"" + provider
                                + "\",\"said\":true,\"same\":true,\"metrics\":true}")
                        .toList());
        assertThat(printed.subList(providers.size(), printed.size()))
                .containsExactly(begin + "\"error\":[\"ValidationException\",400]}");
    }

    @Test
    void tokens_are_counted_and_the_control_plane_answers() throws Exception {
        var counted = "{\"counted\":true,\"refused\":[\"ValidationException\","
                + "\"The provided model doesn't support counting tokens.\"]}";

        assertThat(node.run("control.mjs", simulator))
                .containsExactly(
                        counted,
                        counted,
                        "{\"models\":true,\"providers\":[\"Amazon\"]}",
                        "{\"model\":\"amazon.nova-lite-v1:0\",\"streams\":true,\"status\":\"ACTIVE\"}",
                        "{\"profiles\":true}",
                        "{\"profile\":\"us.amazon.nova-lite-v1:0\",\"type\":\"SYSTEM_DEFINED\",\"models\":true}");
    }

    private static String said(String asked) {
        return "[simulated] You said: \\\"" + asked
                + "\\\" This is Outcrop's simulator; no model was asked. What it says is up to"
                + " you: write simulate: below a turn of a conversation, or give it --rules. For a model's answer set backend:"
                + " bedrock in outcrop.yaml.";
    }
}
