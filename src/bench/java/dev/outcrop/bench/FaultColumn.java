package dev.outcrop.bench;

import dev.langchain4j.model.bedrock.BedrockChatModel;
import dev.langchain4j.model.bedrock.BedrockStreamingChatModel;
import dev.outcrop.Outcrop;
import dev.outcrop.OutcropOptions;
import dev.outcrop.assistant.Question;
import dev.outcrop.model.CallContext;
import dev.outcrop.simulator.Rules;
import dev.outcrop.simulator.SimulatorServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;

/** A way of asking, measured with one fault at a time. */
enum FaultColumn {
    PLAIN("LangChain4j") {
        @Override
        Asking open(Site site) {
            var model = BedrockChatModel.builder()
                    .modelId(MODEL)
                    .client(BedrockRuntimeClient.builder()
                            .region(Region.US_EAST_1)
                            .endpointOverride(site.endpoint())
                            .overrideConfiguration(settings -> settings.apiCallTimeout(PLAIN_TIMEOUT))
                            .build())
                    .build();
            return (question, observed) -> observed.answer(() -> model.chat(question));
        }
    },
    PLAIN_STREAM("LangChain4j, streamed") {
        @Override
        Asking open(Site site) {
            var model = BedrockStreamingChatModel.builder()
                    .modelId(MODEL)
                    .client(BedrockRuntimeAsyncClient.builder()
                            .region(Region.US_EAST_1)
                            .endpointOverride(site.endpoint())
                            .overrideConfiguration(settings -> settings.apiCallTimeout(PLAIN_TIMEOUT))
                            .build())
                    .build();
            return model::chat;
        }
    },
    SYNC("Outcrop") {
        @Override
        Asking open(Site site) {
            var models = site.open(Map.of()).models();
            return (question, observed) -> observed.answer(
                    () -> models.named("smart").chat(CallContext.NONE).chat(question));
        }
    },
    STREAM_OVER_HTTP_1("Outcrop, streamed on HTTP/1.1") {
        @Override
        Asking open(Site site) {
            return streamed(site, Map.of("OUTCROP_HTTP_VERSION", "1.1"));
        }
    },
    STREAM_OVER_HTTP_2("Outcrop, streamed on HTTP/2") {
        @Override
        Asking open(Site site) {
            return streamed(site, Map.of());
        }
    },
    ASSISTANT("Outcrop's assistant with memory, streamed") {
        @Override
        Asking open(Site site) {
            var outcrop = site.open(Map.of());
            return (question, observed) -> {
                var setting = new Question.Setting(null, null, null, observed::heard);
                observed.answer(() -> outcrop.session("answerer", question)
                        .say(new Question(null, question, Map.of(), setting))
                        .text());
                observed.kept(outcrop.sessions().find(question).size());
            };
        }
    };

    private static final String MODEL = "us.anthropic.claude-sonnet-4-6";

    /** What LangChain4j gives a client that it makes itself. */
    private static final Duration PLAIN_TIMEOUT = Duration.ofMinutes(1);

    private final String title;

    FaultColumn(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** Makes what is asked; it is left open, for the program ends soon. */
    abstract Asking open(Site site);

    /** Asks one question. */
    interface Asking {
        void ask(String question, Observed observed);
    }

    /** One fault, measured in a folder of its own, after a call that went well: making clients is no part of the time. */
    Callable<String> cell(String fault, Path folder) {
        return () -> {
            try (var site = Site.in(folder, fault)) {
                var asking = open(site);
                var well = new Observed();
                asking.ask("Hello.", well);
                well.awaitEnd();
                var before = site.requests();
                var observed = new Observed();
                asking.ask(Site.QUESTION, observed);
                observed.awaitQuiet();
                return observed.told(site.requests() - before);
            }
        };
    }

    private static Asking streamed(Site site, Map<String, String> environment) {
        var models = site.open(environment).models();
        return (question, observed) ->
                models.named("smart").streaming(CallContext.NONE).chat(question, observed);
    }

    /** A simulator with the fault, and a project that it answers for. */
    record Site(SimulatorServer simulator, Path folder) implements AutoCloseable {

        static final String QUESTION = "Count.";

        static Site in(Path folder, String fault) throws IOException {
            var silent = fault.startsWith("stall") || fault.startsWith("slow-first-byte");
            Files.createDirectories(folder.resolve("prompts"));
            Files.writeString(folder.resolve("prompts/answerer.md"), "You answer.\n");
            Files.writeString(
                    folder.resolve("outcrop.yaml"),
                    "region: us-east-1\nbackend: simulator\nmodels: { smart: { id: " + MODEL + ", max-tokens: 400 } }\n"
                            + "assistants: { answerer: { prompt: answerer, model: smart } }\n"
                            + (silent ? "timeouts: { first-token: 6s, idle: 3s, total: 10s }\n" : ""));
            var rules = folder.resolve("rules.yaml");
            Files.writeString(
                    rules,
                    "rules:\n  - when: { user-contains: " + QUESTION + " }\n    reply: " + Observed.REPLY
                            + "\n    fault: { kind: " + fault + " }\n");
            return new Site(SimulatorServer.start(0, Rules.read(rules)), folder);
        }

        URI endpoint() {
            return simulator.endpoint();
        }

        Outcrop open(Map<String, String> environment) {
            return Outcrop.open(
                    folder, OutcropOptions.DEFAULT.withSimulator(simulator).withEnvironment(environment));
        }

        long requests() {
            return simulator.counts().requests().values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
        }

        @Override
        public void close() {
            simulator.close();
        }
    }
}
