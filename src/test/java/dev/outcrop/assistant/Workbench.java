package dev.outcrop.assistant;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.outcrop.catalog.Catalog;
import dev.outcrop.config.AssistantConfig;
import dev.outcrop.config.Backend;
import dev.outcrop.config.ModelConfig;
import dev.outcrop.config.OutcropConfig;
import dev.outcrop.config.Timeouts;
import dev.outcrop.error.Fault;
import dev.outcrop.error.OutcropException;
import dev.outcrop.error.Place;
import dev.outcrop.model.Models;
import dev.outcrop.prompt.Prompts;
import dev.outcrop.session.Sessions;
import dev.outcrop.simulator.Rules;
import dev.outcrop.simulator.ScriptedReply;
import dev.outcrop.simulator.SimulatorServer;
import dev.outcrop.store.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.assertj.core.api.Assertions;

/** A project in a temporary folder, with a simulator that answers for its models. */
final class Workbench implements AutoCloseable {

    static final String TURN = "test/turn/1";

    private static final ObjectMapper JSON = new ObjectMapper();

    final List<Fault> broken = new CopyOnWriteArrayList<>();
    final SimulatorServer simulator;
    final Prompts prompts;
    final Models models;
    final Sessions sessions;
    private final Path folder;
    private final Database database;

    private Workbench(Path folder, Rules rules) {
        this.folder = folder;
        this.simulator = SimulatorServer.start(0, rules);
        this.prompts = Prompts.in(folder, broken::add);
        this.models = Models.of(config(), Catalog.shipped());
        this.database = Database.open(folder.resolve("outcrop.db"));
        this.sessions = Sessions.of(() -> database, assistant -> AssistantConfig.Memory.DEFAULT);
    }

    static Workbench in(Path folder) {
        return new Workbench(folder, Rules.none());
    }

    /** With answers for application code, whose requests carry no turn. */
    static Workbench in(Path folder, String rules) {
        write(folder.resolve("rules.yaml"), rules);
        return new Workbench(folder, Rules.read(folder.resolve("rules.yaml")));
    }

    Workbench prompt(String name, String text) {
        write(folder.resolve("prompts").resolve(name + ".md"), text);
        return this;
    }

    /** What is answered to the questions made here, one a model call. */
    Workbench replies(ScriptedReply... replies) {
        simulator.script(TURN, List.of(replies), Map.of());
        return this;
    }

    Workbench replies(String... texts) {
        return replies(Arrays.stream(texts).map(ScriptedReply::text).toArray(ScriptedReply[]::new));
    }

    static ScriptedReply tool(String name, Map<String, Object> arguments) {
        return new ScriptedReply("", new ScriptedReply.ToolUse(name, arguments), ScriptedReply.Pace.AT_ONCE);
    }

    Assistants assistants() {
        return Assistants.of(prompts, models, sessions);
    }

    BuiltAssistant build(String name, Class<?> type, Class<?>... tools) {
        return assistants().build(new AssistantSpec(name, type, null, "fast", List.of(tools)));
    }

    BuiltAssistant build(String name, String prompt, Class<?>... tools) {
        return assistants().build(new AssistantSpec(name, null, prompt, "fast", List.of(tools)));
    }

    /** A prompt alone whose talks are trimmed where they no longer fit into the model's window. */
    BuiltAssistant trimming(String prompt, String model, Class<?>... tools) {
        return assistants().build(new AssistantSpec(prompt, null, prompt, model, List.of(tools), Overflow.TRIM));
    }

    /** What an assistant is refused for. */
    OutcropException refusal(String name, Class<?> type, Class<?>... tools) {
        return Assertions.catchThrowableOfType(OutcropException.class, () -> build(name, type, tools));
    }

    static Question says(String text) {
        return question(text, Map.of());
    }

    static Question question(String text, Map<String, Object> vars) {
        return new Question(null, text, vars, new Question.Setting(null, null, TURN, null));
    }

    static Question streamed(String text, Map<String, Object> vars, Consumer<String> onText) {
        return new Question(null, text, vars, new Question.Setting(null, null, TURN, onText));
    }

    /** The bodies of the requests so far. */
    List<JsonNode> asked() {
        return simulator.received().stream()
                .map(request -> parsed(request.body()))
                .toList();
    }

    /** The operations of the requests so far. */
    List<String> operations() {
        return simulator.received().stream().map(request -> request.operation()).toList();
    }

    /** Role and text of each message of a request. */
    static List<String> messages(JsonNode request) {
        var messages = new java.util.ArrayList<String>();
        request.path("messages").forEach(message -> {
            var text = new StringBuilder(message.path("role").asText());
            message.path("content").forEach(block -> text.append(": ").append(shown(block)));
            messages.add(text.toString());
        });
        return messages;
    }

    private static String shown(JsonNode block) {
        return block.has("text")
                ? block.path("text").asText()
                : block.fieldNames().next();
    }

    @Override
    public void close() {
        models.close();
        simulator.close();
        database.close();
    }

    private OutcropConfig config() {
        var models = new LinkedHashMap<String, ModelConfig>();
        models.put("fast", model("fast", "us.amazon.nova-lite-v1:0"));
        models.put("other", model("other", "us.amazon.nova-pro-v1:0"));
        models.put("toolless", model("toolless", "us.deepseek.r1-v1:0"));
        models.put("wholetools", model("wholetools", "us.meta.llama3-3-70b-instruct-v1:0"));
        models.put("small", model("small", "us.amazon.nova-micro-v1:0"));
        models.put("counting", model("counting", "us.anthropic.claude-haiku-4-5-20251001-v1:0"));
        models.put("gone", model("gone", "anthropic.claude-3-sonnet-20240229-v1:0"));
        return new OutcropConfig(
                Path.of("/project"),
                new OutcropConfig.Connection(
                        "us-east-1", Backend.SIMULATOR, simulator.endpoint(), Timeouts.DEFAULT, false),
                models,
                Map.of(),
                new OutcropConfig.Workspace(".outcrop/outcrop.db", null, List.of()));
    }

    private static ModelConfig model(String name, String id) {
        return new ModelConfig(
                name,
                id,
                new ModelConfig.Parameters(0.2, null, 400, List.of()),
                new ModelConfig.Serving(ModelConfig.Api.CONVERSE, null, null),
                List.of(),
                new ModelConfig.Overrides(null, null, null, null, null, null),
                new Place("outcrop.yaml", 4, 3));
    }

    private static JsonNode parsed(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
