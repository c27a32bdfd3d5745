package dev.outcrop.bedrock;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The errors of Bedrock Runtime and of the front end before it, by the names that they carry on the wire.
 *
 * <p>Source: bedrock-runtime service model for the modelled ones; AWS general reference, common errors, for the others.
 */
public enum BedrockError {
    VALIDATION("ValidationException", 400),
    SERVICE_QUOTA_EXCEEDED("ServiceQuotaExceededException", 400),
    CONFLICT("ConflictException", 400),
    ACCESS_DENIED("AccessDeniedException", 403),
    RESOURCE_NOT_FOUND("ResourceNotFoundException", 404),
    MODEL_TIMEOUT("ModelTimeoutException", 408),
    MODEL_ERROR("ModelErrorException", 424),
    MODEL_STREAM_ERROR("ModelStreamErrorException", 424),
    THROTTLING("ThrottlingException", 429),
    MODEL_NOT_READY("ModelNotReadyException", 429),
    INTERNAL_SERVER("InternalServerException", 500),
    SERVICE_UNAVAILABLE("ServiceUnavailableException", 503),

    SERIALIZATION("SerializationException", 400),
    REQUEST_EXPIRED("RequestExpired", 400),
    INCOMPLETE_SIGNATURE("IncompleteSignatureException", 403),
    INVALID_SIGNATURE("InvalidSignatureException", 403),
    EXPIRED_TOKEN("ExpiredTokenException", 403),
    UNRECOGNIZED_CLIENT("UnrecognizedClientException", 403),
    INVALID_CLIENT_TOKEN_ID("InvalidClientTokenId", 403),
    MISSING_AUTHENTICATION_TOKEN("MissingAuthenticationTokenException", 403),
    NOT_AUTHORIZED("NotAuthorized", 403),
    OPT_IN_REQUIRED("OptInRequired", 403),
    USE_CASE_FORM_NOT_FILLED("FTUFormNotFilled", 404),
    UNKNOWN_OPERATION("UnknownOperationException", 404);

    private static final String CORAL = ":http://internal.amazon.com/coral/com.amazon.bedrock/";
    private static final String SUFFIX = "Exception";

    private static final Set<BedrockError> MODELLED = Set.copyOf(EnumSet.range(VALIDATION, SERVICE_UNAVAILABLE));

    private static final Map<String, BedrockError> BY_STEM =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(error -> stem(error.type), error -> error));

    private final String type;
    private final int status;

    BedrockError(String type, int status) {
        this.type = type;
        this.status = status;
    }

    /** The name, such as {@code ThrottlingException}. */
    public String type() {
        return type;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The value of {@code x-amzn-errortype}. */
    public String header() {
        return modelled() ? type + CORAL : type;
    }

    /** The word of {@code :exception-type} in an event stream, such as {@code throttlingException}. */
    public String event() {
        return type.substring(0, 1).toLowerCase(Locale.ROOT) + type.substring(1);
    }

    /** Whether the service model lists it; the others come from the front end. */
    public boolean modelled() {
        return MODELLED.contains(this);
    }

    /**
     * The error that a name on the wire means, in any of its spellings.
     *
     * <p>Known are the header with or without its address, {@code com.amazon…#Name}, the lower-camel word of a stream, and
     * names with or without {@code Exception} at the end; empty for a name that is none of these.
     */
    public static Optional<BedrockError> of(String name) {
        var end = name.indexOf(':');
        var bare = end < 0 ? name : name.substring(0, end);
        return Optional.ofNullable(
                BY_STEM.get(stem(bare.substring(bare.lastIndexOf('#') + 1).strip())));
    }

    private static String stem(String name) {
        var bare = name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
        return bare.toLowerCase(Locale.ROOT);
    }
}
