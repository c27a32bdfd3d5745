package dev.outcrop.bedrock;

/** Bedrock's own messages, letter by letter: to answer with, and to recognise a failure by. */
public final class ErrorTexts {

    public static final String UNKNOWN_MODEL = "The provided model identifier is invalid.";
    public static final String UNRESOLVED_MODEL =
            "Could not resolve the foundation model from the provided model identifier.";
    public static final String RETIRED_MODEL = "This model version has reached the end of its life."
            + " Please refer to the AWS documentation for more details.";
    public static final String LEGACY_MODEL =
            "Access denied. This Model is marked by provider as Legacy and you have not been"
                    + " actively using the model in the last 30 days. Please upgrade to an active model on Amazon Bedrock";

    public static final String NO_MODEL_ACCESS = "You don't have access to the model with the specified model ID.";
    public static final String EXPIRED_TOKEN = "The security token included in the request is expired";
    public static final String INVALID_TOKEN = "The security token included in the request is invalid.";
    public static final String MISSING_TOKEN = "Missing Authentication Token";

    public static final String TOO_MANY_REQUESTS = "Too many requests, please wait before trying again.";
    public static final String TOO_MANY_TOKENS = "Too many tokens, please wait before trying again.";
    public static final String TOO_MANY_TOKENS_PER_DAY = "Too many tokens per day, please wait before trying again.";
    public static final String MODEL_NOT_READY = "Model is not ready for inference. Wait and try your request again."
            + " Refer to https://docs.aws.amazon.com/bedrock/latest/userguide/troubleshooting-api-error-codes.html.";
    public static final String MODEL_TIMEOUT = "Model has timed out in processing the request. Try your request again.";
    public static final String MODEL_ERROR =
            "The system encountered an unexpected error during processing. Try your request again.";
    public static final String INTERNAL = MODEL_ERROR;
    public static final String UNAVAILABLE = "Bedrock is unable to process your request.";

    public static final String INPUT_TOO_LONG = "Input is too long for requested model.";
    public static final String STARTS_WITH_USER = "A conversation must start with a user message."
            + " Try again with a conversation that starts with a user message.";
    public static final String ROLES_ALTERNATE = "A conversation must alternate between user and assistant roles."
            + " Make sure the conversation alternates between user and assistant roles and try again";
    public static final String MALFORMED_INPUT = "Malformed input request, please reformat your input and try again.";
    public static final String NO_TOOL_USE = "This model doesn't support tool use.";
    public static final String NO_STREAMING_TOOL_USE = "This model doesn't support tool use in streaming mode.";
    public static final String NO_STREAMING = "The model is unsupported for streaming.";
    public static final String NO_TOKEN_COUNT = "The provided model doesn't support counting tokens.";

    private ErrorTexts() {}

    /** The refusal of a foundation model that only inference profiles serve; its apostrophe is U+2019. */
    public static String onDemandNotSupported(String modelId) {
        return "Invocation of model ID " + modelId
                + " with on-demand throughput isn\u2019t supported. Retry your request with"
                + " the ID or ARN of an inference profile that contains this model.";
    }

    /** The refusal of an id that fails Bedrock's pattern. */
    public static String malformedModelId(String modelId) {
        return "1 validation error detected: Value '" + modelId
                + "' at 'modelId' failed to satisfy constraint: Member must" + " satisfy regular expression pattern: "
                + ModelIdPattern.TEXT;
    }

    /** The refusal of a prompt that is larger than the model's window, in Anthropic's words. */
    public static String promptTooLong(long tokens, long maximum) {
        return "The model returned the following errors: prompt is too long: " + tokens + " tokens > " + maximum
                + " maximum";
    }

    /** The refusal of {@code maxTokens} over the model's own limit. */
    public static String maxTokensOverLimit(long limit) {
        return "The maximum tokens you requested exceeds the model limit of " + limit;
    }

    /** What is wrong with an InvokeModel body by its provider's schema, such as {@code #: required key [max_tokens] not found}. */
    public static String malformedInput(String fault) {
        return "Malformed input request: " + fault + ", please reformat your input and try again.";
    }

    /** What IAM says where no policy allows an action on a resource. */
    public static String notAuthorized(String user, String action, String resource) {
        return "User: " + user + " is not authorized to perform: " + action + " on resource: " + resource
                + " because no identity-based policy allows the " + action + " action";
    }
}
