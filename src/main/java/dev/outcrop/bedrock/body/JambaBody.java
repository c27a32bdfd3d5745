package dev.outcrop.bedrock.body;

import java.util.EnumSet;
import java.util.Set;

/**
 * AI21's Jamba.
 *
 * <p>Source: Bedrock user guide, AI21 Labs Jamba models; AI21's API reference, Jamba.
 */
final class JambaBody extends ChatCompletions {

    @Override
    public String word() {
        return "jamba";
    }

    @Override
    public String provider() {
        return "AI21 Jamba";
    }

    @Override
    public boolean speaks(String foundation) {
        return foundation.startsWith("ai21.jamba");
    }

    @Override
    Set<Feature> features() {
        return EnumSet.of(Feature.TOOLS, Feature.STOP_SEQUENCES);
    }
}
