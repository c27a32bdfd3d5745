package dev.outcrop.bedrock;

import java.util.Optional;

/**
 * A Bedrock model id in any of its forms: foundation model, versioned, with a context suffix, inference profile, ARN.
 *
 * <p>Source: bedrock-runtime service model, ConversationalModelId; Bedrock user guide, inference profiles. Immutable.
 */
public final class ModelId {

    private final String text;

    private ModelId(String text) {
        this.text = text;
    }

    /** Reads an id; any text is accepted, {@link #wellFormed} tells whether Bedrock's pattern does. */
    public static ModelId of(String text) {
        return new ModelId(text);
    }

    /** Whether the text satisfies Bedrock's own pattern (at most 2,048 characters). */
    public boolean wellFormed() {
        throw new UnsupportedOperationException("bedrock");
    }

    /** The id without profile prefix and ARN around it, such as {@code amazon.nova-lite-v1:0}; empty for opaque ARNs. */
    public Optional<String> foundation() {
        throw new UnsupportedOperationException("bedrock");
    }

    /** The provider, such as {@code anthropic}; empty for opaque ARNs. */
    public Optional<String> provider() {
        throw new UnsupportedOperationException("bedrock");
    }

    /** {@code us}, {@code eu}, {@code global} and the like where the id is an inference profile's. */
    public Optional<String> profilePrefix() {
        throw new UnsupportedOperationException("bedrock");
    }

    /** The id as it was written. */
    @Override
    public String toString() {
        return text;
    }
}
