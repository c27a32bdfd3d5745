package dev.outcrop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outcrop.simulator.Rules;
import dev.outcrop.simulator.SimulatorServer;
import dev.outcrop.simulator.fault.Faults;
import dev.outcrop.simulator.fault.Setting;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Secrets that are put into the environment and into what is said, looked for in everything that comes out.
 *
 * <p>Every kind of fault is met twice, whole and in pieces, with all debug lines and stack traces; where a fault takes a
 * message, Bedrock repeats the credentials in it.
 */
@Timeout(300)
final class SecretsTest {

    private static final String KEY_ID = "AKIACANARYKEYIDXXXX1";
    private static final String SECRET = "canary/Secret+Access+Key/0000000000000001";
    private static final String TOKEN = "canarySessionToken00000000000000000000001==";
    private static final String BEARER = "canaryBearerToken000000000000000000000001";
    private static final String SAID = "canarySaidByTheUser";

    @TempDir
    Path folder;

    @Test
    void no_credential_comes_out_anywhere_and_nothing_that_was_said_is_logged() throws IOException {
        var signed = Map.of("AWS_ACCESS_KEY_ID", KEY_ID, "AWS_SECRET_ACCESS_KEY", SECRET, "AWS_SESSION_TOKEN", TOKEN);
        var bearing = Map.of("AWS_BEARER_TOKEN_BEDROCK", BEARER);

        for (var credentials : List.of(signed, bearing)) {
            var result = all(credentials);

            // Whatever is not looked at holds no canary either: see that each was there.
            assertThat(result.out()).contains("ended with 0", "ended with 3", "\"kind\":\"corrupt-stream\"");
            assertThat(result.err())
                    .contains("DEBUG", "answered: ", "failed: throttled", "request id", "\tat ")
                    .contains("calls fall back to spare");
            assertThat(project("run.json")).contains(SAID, "access-denied");
            assertThat(project("run.xml")).contains("access-denied");
            assertThat(project(".outcrop/outcrop.db")).contains(SAID);
            assertThat(result.out()).as("stdout").doesNotContain(KEY_ID, SECRET, TOKEN, BEARER);
            assertThat(result.err()).as("stderr").doesNotContain(KEY_ID, SECRET, TOKEN, BEARER, SAID);
            assertThat(files()).noneSatisfy(text -> assertThat(text).containsAnyOf(KEY_ID, SECRET, TOKEN, BEARER));
        }
    }

    private Typed.Result all(Map<String, String> credentials) {
        var project = ProjectFolder.in(folder)
                .file("rules.yaml", rules(credentials))
                .file("conversations/hi.yaml", """
                        assistant: poet
                        turns:
                          - user: "hi SAID"
                            expect: { contains: no such words }
                        """.replace("SAID", SAID))
                .file("conversations/refused.yaml", """
                        assistant: poet
                        turns: [{ user: "[access-denied-echo] SAID" }]
                        """.replace("SAID", SAID));
        try (var bedrock = SimulatorServer.start(0, Rules.read(folder.resolve("rules.yaml")))) {
            project.file(
                    "outcrop.yaml", """
                    backend: bedrock
                    region: us-east-1
                    endpoint: ENDPOINT
                    models:
                      fast: { id: us.amazon.nova-lite-v1:0, max-tokens: 400 }
                      spare: { id: us.amazon.nova-micro-v1:0, max-tokens: 400 }
                      careful: { id: us.amazon.nova-pro-v1:0, fallback: [spare] }
                    assistants:
                      poet: { prompt: poet, model: fast }
                    timeouts: { first-token: 2s, idle: 2s, total: 5s }
                    """.replace("ENDPOINT", bedrock.endpoint().toString()));
            try (var commands = RunningOutcrop.start(ManyCommands.class, folder, credentials, commands())) {
                return commands.result(Duration.ofMinutes(2));
            }
        }
    }

    private static String[] commands() {
        var commands = new ArrayList<>(List.of(
                "ask poet warm --no-stream",
                "ask poet up --stream",
                "doctor --verbose",
                "doctor --verbose --json",
                "model check --verbose",
                "model check --verbose --json",
                "ask poet hi-" + SAID + " --session s1 --verbose",
                "ask poet [down]" + SAID + " --model careful --verbose",
                "run --verbose --report json=run.json --report junit=run.xml",
                "run --verbose --json"));
        for (var what : faults()) {
            commands.add("ask poet [" + what + "]" + SAID + " --verbose --no-stream");
            commands.add("ask poet [" + what + "]" + SAID + " --verbose --stream --json");
        }
        return commands.toArray(String[]::new);
    }

    private static List<String> faults() {
        var faults = new ArrayList<>(Faults.words());
        // Its 12 MiB of answer would hide the rest, and it repeats nothing.
        faults.remove("huge-delta");
        Faults.taking(Setting.MESSAGE).forEach(kind -> faults.add(kind + "-echo"));
        return faults;
    }

    private static String rules(Map<String, String> credentials) {
        var repeated = repeated(credentials);
        var rules = new StringBuilder("rules:\n");
        var busy = "  - when: { user-contains: \"[down]\", model: \"*pro*\" }\n    fault: { kind: unavailable }\n";
        rules.append(busy);
        for (var what : faults()) {
            var echo = what.endsWith("-echo");
            rules.append("  - when: { user-contains: \"[" + what + "]\" }\n    fault: { kind: "
                    + what.replace("-echo", "") + (echo ? ", message: \"" + repeated + "\"" : "") + " }\n");
        }
        return rules.toString();
    }

    /** As a server would that is asked to explain why a signature does not fit. */
    private static String repeated(Map<String, String> credentials) {
        return credentials.containsKey("AWS_BEARER_TOKEN_BEDROCK")
                ? "authorization:Bearer " + BEARER + ", or " + BEARER + "."
                : "The canonical request was: authorization:AWS4-HMAC-SHA256 Credential=" + KEY_ID
                        + "/20261126/us-east-1/bedrock/aws4_request, x-amz-security-token:" + TOKEN
                        + ", and not " + TOKEN + " with " + SECRET + ".";
    }

    private String project(String name) throws IOException {
        // Every byte is a letter so: what stands in a database is found too.
        return Files.readString(folder.resolve(name), StandardCharsets.ISO_8859_1);
    }

    /** Everything that the commands wrote, without the rules that the secrets were told to the simulator by. */
    private List<String> files() throws IOException {
        try (var paths = Files.walk(folder)) {
            var texts = new ArrayList<String>();
            for (var path : paths.filter(Files::isRegularFile)
                    .filter(path -> !path.endsWith("rules.yaml"))
                    .toList()) {
                texts.add(Files.readString(path, StandardCharsets.ISO_8859_1));
            }
            return texts;
        }
    }
}
