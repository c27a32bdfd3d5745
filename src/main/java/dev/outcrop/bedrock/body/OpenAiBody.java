package dev.outcrop.bedrock.body;

import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * OpenAI's chat completions, which OpenAI's open models on Bedrock take, and those of the providers that came after them.
 *
 * <p>Source: Bedrock user guide, OpenAI models.
 */
final class OpenAiBody extends ChatCompletions {

    private static final Pattern MODELS =
            Pattern.compile("(?:openai|qwen|zai|minimax|moonshot|moonshotai|google|nvidia|writer|xai)[.].*");

    @Override
    public String word() {
        return "openai";
    }

    @Override
    public String provider() {
        return "OpenAI's chat completions";
    }

    @Override
    public boolean speaks(String foundation) {
        return MODELS.matcher(foundation).matches();
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
}
