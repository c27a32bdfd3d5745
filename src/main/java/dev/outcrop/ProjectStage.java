package dev.outcrop;

import dev.outcrop.assistant.BuiltAssistant;
import dev.outcrop.config.Backend;
import dev.outcrop.conversation.Stage;
import dev.outcrop.session.Session;
import dev.outcrop.usage.ModelRef;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What conversations see of an open project. */
final class ProjectStage implements Stage {

    private final Outcrop outcrop;

    ProjectStage(Outcrop outcrop) {
        this.outcrop = outcrop;
    }

    @Override
    public Backend backend() {
        return outcrop.config().connection().backend();
    }

    @Override
    public Set<String> assistants() {
        return outcrop.config().assistants().keySet();
    }

    @Override
    public Set<String> models() {
        return outcrop.config().models().keySet();
    }

    @Override
    public BuiltAssistant assistant(String name) {
        return outcrop.assistant(name);
    }

    @Override
    public ModelRef model(String assistant, @Nullable String override) {
        return outcrop.models()
                .named(override == null ? declared(assistant) : override)
                .ref();
    }

    /** The model of the assistant's line in outcrop.yaml, else the one that its prompt's front matter names. */
    private String declared(String assistant) {
        var line = Objects.requireNonNull(outcrop.config().assistants().get(assistant), assistant);
        if (line.model() != null) {
            return line.model();
        }
        var prompt = Objects.requireNonNull(line.prompt(), "an interface without a model is refused when it is built");
        return Objects.requireNonNull(outcrop.prompts().named(prompt).model(), prompt);
    }

    @Override
    public Session talk(BuiltAssistant assistant) {
        return outcrop.sessions().ephemeral(assistant);
    }
}
