package dev.outcrop.prompt;

import dev.outcrop.prompt.RenderedPrompt.Example;
import dev.outcrop.prompt.Section.Role;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A template file that was read without a fault. Immutable. */
final class PromptFile implements Prompt {

    private final PromptId id;
    private final FrontMatter matter;
    private final Source source;
    private final Inputs inputs;
    private final List<Message> messages;

    PromptFile(PromptId id, FrontMatter matter, Source source, Inputs inputs, List<Message> messages) {
        this.id = id;
        this.matter = matter;
        this.source = source;
        this.inputs = inputs;
        this.messages = List.copyOf(messages);
    }

    /** The text of the file, and the text with partials put in. */
    record Source(String own, String resolved) {}

    /** A section, compiled. */
    record Message(Role role, Filling filling) {}

    @Override
    public PromptId id() {
        return id;
    }

    @Override
    public String description() {
        return matter.description();
    }

    @Override
    public @Nullable String model() {
        return matter.model();
    }

    @Override
    public List<Input> inputs() {
        return inputs.all().stream().map(DeclaredInput::input).toList();
    }

    @Override
    public String source() {
        return source.own();
    }

    @Override
    public String resolvedSource() {
        return source.resolved();
    }

    @Override
    public boolean hasUserMessage() {
        return messages.get(messages.size() - 1).role() == Role.USER;
    }

    @Override
    public RenderedPrompt render(Map<String, ?> values) {
        var complete = inputs.complete(values);
        var system = "";
        var user = "";
        var examples = new ArrayList<Example>();
        for (var message : messages) {
            var text = message.filling().fill(complete);
            switch (message.role()) {
                case SYSTEM -> system = text;
                case USER -> user = text;
                case ASSISTANT -> {
                    examples.add(new Example(user, text));
                    user = "";
                }
            }
        }
        return new RenderedPrompt(id, system, examples, user);
    }

    @Override
    public void requireKnown(Collection<String> names) {
        inputs.requireKnown(names, id.fullName());
    }
}
