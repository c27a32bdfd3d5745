package dev.outcrop.bedrock.body;

import java.util.EnumSet;
import java.util.Set;

/**
 * Mistral's chat completion, which the newer models take.
 *
 * <p>Source: Bedrock user guide, Mistral AI chat completion.
 */
final class MistralBody extends ChatCompletions {

    /** Mistral's own ids have nine letters and digits, and it takes no others. */
    private static final int ID_LENGTH = 9;

    @Override
    public String word() {
        return "mistral";
    }

    @Override
    public String provider() {
        return "Mistral";
    }

    @Override
    public boolean speaks(String foundation) {
        return foundation.startsWith("mistral.");
    }

    @Override
    Set<Feature> features() {
        return EnumSet.of(
                Feature.TOOLS,
                Feature.TOOL_CHOICE,
                Feature.STOP_SEQUENCES,
                Feature.IMAGES,
                Feature.JSON_SCHEMA,
                Feature.REASONING,
                Feature.SYSTEM_MESSAGES);
    }

    @Override
    String stopName() {
        return "stop_reason";
    }

    @Override
    String anyTool() {
        return "any";
    }

    @Override
    String callId(String id) {
        return id.matches("[a-zA-Z0-9]{" + ID_LENGTH + "}") ? id : ToolUseIds.letters(id, ID_LENGTH);
    }
}
