package dev.outcrop.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What the launcher has a JVM go through once, so that it can archive the classes that commands need: an answer at once, one
 * as it comes, a kept talk, a run, the lists.
 *
 * <p>It has a small project of its own, since the user's may be broken, or be asking Bedrock for money.
 */
final class Rehearsal {

    private static final Map<String, String> PROJECT = Map.of(
            "outcrop.yaml",
            """
            region: us-east-1
            backend: simulator
            models: { fast: { id: us.amazon.nova-lite-v1:0, temperature: 0.2, max-tokens: 400 } }
            assistants:
              explainer: { interface: dev.outcrop.sample.Explainer, model: fast }
              support: { interface: dev.outcrop.sample.SupportDesk, model: fast }
              poet: { prompt: poet, model: fast }
            """,
            "prompts/explainer.md",
            """
            ---
            input:
              topic: { type: string }
              avoid: { type: array, default: [bad analogies] }
            ---
            system:
            {{#avoid}}Avoid {{.}}. {{/avoid}}{{> style}}

            user:
            Explain {{topic}}.
            """,
            "prompts/partials/style.md",
            "Be brief.\n",
            "prompts/support.md",
            "You are the support desk.\n",
            "prompts/poet.md",
            "You are a poet.\n",
            "conversations/finds-an-order.yaml",
            """
            assistant: support
            turns:
              - user: Where is order 1042?
                simulate:
                  - { tool: findOrder, arguments: { id: "1042" } }
                  - It left on {{toolResult.shipped}}.
                expect:
                  - tool-called: findOrder
                  - icontains: monday
                  - regex: 'left on \\w+'
            """);

    private static final List<String> COMMANDS = List.of(
            "--help",
            "ask explainer --var topic=kettles --no-stream --json",
            "ask explainer --var topic=kettles --stream",
            "ask poet hello --session rehearsal",
            "run --report json=run.json --report junit=run.xml",
            "prompt list",
            "model list",
            "session list");

    private Rehearsal() {}

    /** Goes through all of it in a folder, which is made. */
    public static void main(String[] args) throws IOException {
        perform(Path.of(args[0]), Terminal.ofProcess(Map.of()));
        System.exit(0);
    }

    /** The exit code of each command. */
    static List<Integer> perform(Path folder, Terminal terminal) throws IOException {
        for (var file : PROJECT.entrySet()) {
            var path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        var caller = new Caller(terminal, folder.toAbsolutePath(), Map.of());
        return COMMANDS.stream()
                .map(command -> OutcropCommand.run(caller, command.split(" ", -1)))
                .toList();
    }
}
