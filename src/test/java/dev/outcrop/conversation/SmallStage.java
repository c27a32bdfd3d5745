package dev.outcrop.conversation;

import dev.outcrop.assistant.BuiltAssistant;
import dev.outcrop.assistant.Question;
import dev.outcrop.assistant.Reply;
import dev.outcrop.config.AssistantConfig;
import dev.outcrop.config.Backend;
import dev.outcrop.session.Session;
import dev.outcrop.session.Sessions;
import dev.outcrop.usage.ModelRef;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** A project with small assistants and real talks. */
final class SmallStage implements Stage {

    private final Map<String, BuiltAssistant> assistants = new TreeMap<>();
    private final Sessions sessions = Sessions.of(
            () -> {
                throw new AssertionError("a conversation touched the store");
            },
            name -> AssistantConfig.Memory.DEFAULT);

    /** With {@code echo}, which says what it is told. */
    SmallStage() {
        with("echo", question -> SmallAssistant.reply(String.valueOf(question.text())));
    }

    SmallStage with(String name, Function<Question, Reply> answers) {
        assistants.put(name, new SmallAssistant(name, answers));
        return this;
    }

    @Override
    public Backend backend() {
        return Backend.SIMULATOR;
    }

    @Override
    public Set<String> assistants() {
        return assistants.keySet();
    }

    @Override
    public Set<String> models() {
        return Set.of("fast", "smart");
    }

    @Override
    public BuiltAssistant assistant(String name) {
        return assistants.get(name);
    }

    @Override
    public ModelRef model(String assistant, String override) {
        return override == null ? SmallAssistant.MODEL : new ModelRef(override, "id-of-" + override);
    }

    @Override
    public Session talk(BuiltAssistant assistant) {
        return sessions.ephemeral(assistant);
    }
}
