package dev.outcrop.cli;

import dev.outcrop.prompt.Prompt;
import dev.outcrop.prompt.PromptId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A prompt as it stands in JSON and in tables. */
final class PromptFields {

    private PromptFields() {}

    static Map<String, @Nullable Object> id(PromptId id) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("name", id.name());
        fields.put("variant", id.variant());
        fields.put("hash", id.hash());
        return fields;
    }

    static Map<String, @Nullable Object> of(Prompt prompt) {
        var fields = id(prompt.id());
        fields.put("description", prompt.description());
        fields.put("model", prompt.model());
        fields.put("inputs", prompt.inputs().stream().map(PromptFields::input).toList());
        return fields;
    }

    private static Map<String, @Nullable Object> input(Prompt.Input input) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("name", input.name());
        fields.put("type", input.type());
        fields.put("description", input.description());
        fields.put("required", input.required());
        fields.put("default", input.fallback());
        return fields;
    }

    /** The names of the inputs, those with a default in brackets. */
    static String inputs(Prompt prompt) {
        return prompt.inputs().stream()
                .map(input -> input.required() ? input.name() : "[" + input.name() + "]")
                .collect(Collectors.joining(" "));
    }
}
