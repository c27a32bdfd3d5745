package dev.outcrop.model.invoke;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseRequest;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamRequest;
import software.amazon.awssdk.services.bedrockruntime.model.InvokeModelRequest;
import software.amazon.awssdk.services.bedrockruntime.model.InvokeModelWithResponseStreamRequest;

/** Requests of InvokeModel with what Converse has in its body and they have in headers. */
final class InvokeRequests {

    private static final String JSON = "application/json";

    private InvokeRequests() {}

    static InvokeModelRequest of(ConverseRequest request, byte[] body) {
        var builder = InvokeModelRequest.builder()
                .modelId(request.modelId())
                .contentType(JSON)
                .accept(JSON)
                .body(SdkBytes.fromByteArrayUnsafe(body))
                .overrideConfiguration(settings(request.overrideConfiguration().orElse(null)))
                .requestMetadata(metadata(request.requestMetadata()));
        var guardrail = request.guardrailConfig();
        if (guardrail != null) {
            builder.guardrailIdentifier(guardrail.guardrailIdentifier())
                    .guardrailVersion(guardrail.guardrailVersion())
                    .trace(traceOf(guardrail.traceAsString()));
        }
        if (request.performanceConfig() != null) {
            builder.performanceConfigLatency(request.performanceConfig().latencyAsString());
        }
        if (request.serviceTier() != null) {
            builder.serviceTier(request.serviceTier().typeAsString());
        }
        return builder.build();
    }

    static InvokeModelWithResponseStreamRequest of(ConverseStreamRequest request, byte[] body) {
        var builder = InvokeModelWithResponseStreamRequest.builder()
                .modelId(request.modelId())
                .contentType(JSON)
                .accept(JSON)
                .body(SdkBytes.fromByteArrayUnsafe(body))
                .overrideConfiguration(settings(request.overrideConfiguration().orElse(null)))
                .requestMetadata(metadata(request.requestMetadata()));
        var guardrail = request.guardrailConfig();
        if (guardrail != null) {
            builder.guardrailIdentifier(guardrail.guardrailIdentifier())
                    .guardrailVersion(guardrail.guardrailVersion())
                    .trace(traceOf(guardrail.traceAsString()));
        }
        if (request.performanceConfig() != null) {
            builder.performanceConfigLatency(request.performanceConfig().latencyAsString());
        }
        if (request.serviceTier() != null) {
            builder.serviceTier(request.serviceTier().typeAsString());
        }
        return builder.build();
    }

    /** Of the same kind for every operation. */
    private static AwsRequestOverrideConfiguration settings(@Nullable AwsRequestOverrideConfiguration given) {
        return given == null ? AwsRequestOverrideConfiguration.builder().build() : given;
    }

    /** The same three words, in capitals there. */
    private static @Nullable String traceOf(@Nullable String word) {
        return word == null ? null : word.toUpperCase(java.util.Locale.ROOT);
    }

    private static @Nullable String metadata(Map<String, String> entries) {
        return entries.isEmpty() ? null : SdkJson.of(entries).toString();
    }
}
