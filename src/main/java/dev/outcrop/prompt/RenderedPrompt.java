package dev.outcrop.prompt;

import java.util.List;

/**
 * A filled template.
 *
 * @param system empty where the file has no system section
 * @param examples user and assistant messages before the last user message, in turn
 * @param user the last user message; empty where the turn brings its own
 */
public record RenderedPrompt(PromptId id, String system, List<Example> examples, String user) {

    public RenderedPrompt {
        examples = List.copyOf(examples);
    }

    /** One example exchange. */
    public record Example(String user, String assistant) {}
}
