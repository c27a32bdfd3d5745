package dev.outcrop.bedrock;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A Bedrock model id in any of its forms: foundation model, versioned, with a context suffix, inference profile, ARN.
 *
 * <p>Source: bedrock-runtime service model, ConversationalModelId; Bedrock user guide, inference profiles. Immutable.
 */
public final class ModelId {

    /** The regions and groups of regions that Bedrock writes before the ids of its inference profiles. */
    private static final Set<String> PREFIXES =
            Set.of("us", "eu", "apac", "jp", "au", "ca", "sa", "me", "af", "us-gov", "global");

    private static final Pattern ARN = Pattern.compile("arn:(?<partition>aws[a-z-]*):(?<service>bedrock|sagemaker):"
            + "(?<region>[a-z0-9-]{1,20}):(?<account>[0-9]{12})?:(?<kind>[a-z-]+)/(?<name>.+)");

    /** A provider is a word of letters and digits, as in {@code ai21.jamba}; the model may hold further dots. */
    private static final Pattern FOUNDATION = Pattern.compile(
            "(?<model>(?<provider>[a-z][a-z0-9]*)[.][a-z0-9][a-z0-9.-]*(:[0-9]+)?)(:(?<context>[a-z0-9]+))?");

    private final String text;
    private final @Nullable Arn arn;
    private final @Nullable String prefix;
    private final @Nullable Foundation foundation;

    private ModelId(String text) {
        this.text = text;
        this.arn = Arn.in(text);
        var name = arn == null ? text : arn.publicName();
        this.prefix = name == null ? null : prefixOf(name);
        this.foundation =
                name == null ? null : Foundation.in(prefix == null ? name : name.substring(prefix.length() + 1));
    }

    /** Reads an id; any text is accepted, {@link #wellFormed} tells whether Bedrock's pattern does. */
    public static ModelId of(String text) {
        return new ModelId(text);
    }

    /** Whether the text satisfies Bedrock's own pattern (at most 2,048 characters). */
    public boolean wellFormed() {
        return ModelIdPattern.matches(text);
    }

    /** The id without profile prefix and ARN around it, such as {@code amazon.nova-lite-v1:0}; empty for opaque ARNs. */
    public Optional<String> foundation() {
        return Optional.ofNullable(foundation).map(Foundation::model);
    }

    /** The provider, such as {@code anthropic}; empty for opaque ARNs. */
    public Optional<String> provider() {
        return Optional.ofNullable(foundation).map(Foundation::provider);
    }

    /** {@code us}, {@code eu}, {@code global} and the like where the id is an inference profile's. */
    public Optional<String> profilePrefix() {
        return Optional.ofNullable(prefix);
    }

    /** The window written behind a version, such as {@code 200k}: an id for Provisioned Throughput only. */
    public Optional<String> contextSuffix() {
        return Optional.ofNullable(foundation).map(Foundation::context);
    }

    /** The region of an ARN, such as {@code us-east-1}; empty for ids. */
    public Optional<String> region() {
        return Optional.ofNullable(arn).map(Arn::region);
    }

    /** The kind of resource of an ARN, such as {@code imported-model} or {@code inference-profile}; empty for ids. */
    public Optional<String> resourceKind() {
        return Optional.ofNullable(arn).map(Arn::kind);
    }

    /** Whether this is an ARN that does not tell which model answers: an account's own model, profile or endpoint. */
    public boolean opaque() {
        return arn != null && foundation == null;
    }

    private static @Nullable String prefixOf(String name) {
        var dot = name.indexOf('.');
        // A prefix stands before a provider and a model, so there are two dots at least.
        return dot > 0 && name.indexOf('.', dot + 1) > 0 && PREFIXES.contains(name.substring(0, dot))
                ? name.substring(0, dot)
                : null;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ModelId that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** The id as it was written. */
    @Override
    public String toString() {
        return text;
    }

    private record Arn(String region, String kind, String name) {

        /** Kinds whose names are Bedrock's public ids; every other kind names a resource of an account. */
        private static final Set<String> PUBLIC = Set.of("foundation-model", "inference-profile");

        static @Nullable Arn in(String text) {
            var matcher = ARN.matcher(text);
            return matcher.matches()
                    ? new Arn(matcher.group("region"), matcher.group("kind"), matcher.group("name"))
                    : null;
        }

        @Nullable
        String publicName() {
            return PUBLIC.contains(kind) ? name : null;
        }
    }

    private record Foundation(
            String model, String provider, @Nullable String context) {

        static @Nullable Foundation in(String name) {
            var matcher = FOUNDATION.matcher(name);
            return matcher.matches()
                    ? new Foundation(matcher.group("model"), matcher.group("provider"), matcher.group("context"))
                    : null;
        }
    }
}
