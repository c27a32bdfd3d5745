package dev.outcrop.assistant;

import dev.outcrop.attachment.Attachment;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One question to an assistant.
 *
 * @param method the method meant; null where the assistant has one, or several on the same prompt
 * @param text what the user says: the {@code @UserMessage} parameter, or else the one input that has no value yet; null
 *     where the variables say it all
 * @param vars values of parameters and prompt inputs by name
 * @param attachments pictures and documents that go with what is said: a parameter that takes one gets it, the others stand
 *     before the words
 */
public record Question(
        @Nullable String method,
        @Nullable String text,
        Map<String, Object> vars,
        Setting setting,
        List<Attachment> attachments) {

    public Question {
        vars = Map.copyOf(vars);
        attachments = List.copyOf(attachments);
    }

    /** A question without attachments. */
    public Question(@Nullable String method, @Nullable String text, Map<String, Object> vars, Setting setting) {
        this(method, text, vars, setting, List.of());
    }

    /** Words alone. */
    public static Question of(String text) {
        return new Question(null, text, Map.of(), Setting.DEFAULT);
    }

    /**
     * How it is asked.
     *
     * @param model another short name than the assistant's own, or null
     * @param variant a variant of the prompt, or null for the one that is declared
     * @param turn names run, conversation and turn in Bedrock's request metadata, or null
     * @param onText told of each piece of text as it streams in, one at a time, and never after the answer is there; null
     *     to ask without streaming. A text that cannot stream, because of its model or its guardrails, is told whole; of a
     *     typed answer nothing is told.
     * @param onReasoning told so of what the model thinks before it answers, where it streams; null for nobody
     */
    public record Setting(
            @Nullable String model,
            @Nullable String variant,
            @Nullable String turn,
            @Nullable Consumer<String> onText,
            @Nullable Consumer<String> onReasoning) {

        public static final Setting DEFAULT = new Setting(null, null, null, null);

        /** Nobody is told of reasoning as it streams in. */
        public Setting(
                @Nullable String model,
                @Nullable String variant,
                @Nullable String turn,
                @Nullable Consumer<String> onText) {
            this(model, variant, turn, onText, null);
        }
    }
}
