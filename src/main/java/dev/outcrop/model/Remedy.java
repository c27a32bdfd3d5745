package dev.outcrop.model;

import dev.outcrop.bedrock.ModelId;
import dev.outcrop.bedrock.body.UnsupportedRequestException;
import dev.outcrop.error.OutcropException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What to do about a failed call: one imperative sentence with the valid choices. */
record Remedy(ModelVersion version, Operation operation, Turn turn) {

    private static final int CHOICES = 3;

    String of(Failure failure) {
        var text = failure.message().toLowerCase(Locale.ROOT);
        return switch (failure.kind()) {
            case THROTTLED -> throttled(failure);
            case QUOTA ->
                "Wait until the quota renews, use another model, or ask for more under Service Quotas,"
                        + " Amazon Bedrock, in the AWS console.";
            case CONTEXT_OVERFLOW -> overflow();
            case ACCESS_DENIED -> denied(text);
            case CREDENTIALS -> credentials(text);
            case MODEL_NOT_FOUND, MODEL_RETIRED -> setId(nearest());
            case INFERENCE_PROFILE_NEEDED -> profile();
            case INVALID_REQUEST -> invalid(failure, text);
            case INPUT -> "Set region in outcrop.yaml, AWS_REGION, or the region of the AWS profile.";
            case MODEL_TIMEOUT -> "Try again, ask for a shorter answer, or raise " + timeout(text) + " under timeouts.";
            case STALLED_STREAM -> "Try again, or raise idle under timeouts.";
            case MODEL_ERROR ->
                text.startsWith("the answer is not ")
                        ? "Try again, look for a proxy between here and Bedrock, and check the endpoint."
                        : "Try again, or use another model.";
            case MODEL_NOT_READY ->
                wait(failure, "Wait a few minutes for the model to be loaded") + ", then try again.";
            case UNAVAILABLE ->
                wait(failure, "Wait") + ", then try again; else give the model a fallback in outcrop.yaml.";
            case INCOMPLETE_STREAM, CORRUPT_STREAM ->
                "Try again, or look for a proxy between here and Bedrock that" + " cuts or changes answers.";
            case NETWORK -> network(failure.message());
            case TLS ->
                "Check the endpoint's certificate, and that this Java trusts who signed it"
                        + " (javax.net.ssl.trustStore).";
            case BUDGET, STORE, MACHINE, CANCELLED -> "";
        };
    }

    private String overflow() {
        var trims = turn.context().shortening() != Shortening.NONE;
        return "Shorten the largest messages, keep fewer in memory, "
                + (trims ? "" : "set \"overflow: trim\" on the assistant, ") + "or use a model with a larger window.";
    }

    private static String throttled(Failure failure) {
        return wait(failure, "Wait") + ", then try again; else lower max-tokens, run fewer calls at a time, or give the"
                + " model a fallback in outcrop.yaml.";
    }

    /** To wait as long as the server said, or else as it is said here. */
    private static String wait(Failure failure, String otherwise) {
        var asked = failure.mark().retryAfter();
        return asked == null ? otherwise : "Wait " + Math.max(1, asked.toSeconds()) + " s";
    }

    private static String network(String message) {
        if (message.equals(Failures.NO_HTTP_2)) {
            return "Set " + ClientFactory.HTTP_VERSION + "=1.1 in the environment.";
        }
        return message.startsWith(ServiceFailures.NOT_BEDROCK)
                ? "Look for a proxy between here and Bedrock, and check the endpoint."
                : "Check the network, the region and the endpoint, then try again.";
    }

    private String denied(String text) {
        if (text.contains("marketplace")) {
            return "Allow aws-marketplace:Subscribe and aws-marketplace:ViewSubscriptions once, call the model, and try"
                    + " again after five minutes.";
        }
        if (text.contains("use case")) {
            return "Fill in the provider's use case form in the Bedrock console, then try again after a quarter of an"
                    + " hour.";
        }
        if (text.contains("explicit deny")) {
            return "Ask who administers the AWS account to lift the deny: an allow statement does not outweigh it.";
        }
        var statement = IamStatement.allowing(operation, version.config().id(), region());
        return text.contains("don't have access to the model")
                ? "Request access to the model in the Bedrock console of this region, and allow it with " + statement
                : "Add this statement to the policy of the caller: " + statement;
    }

    private static String credentials(String text) {
        if (text.contains("expired")) {
            return "Sign in again (aws sso login), or renew AWS_SESSION_TOKEN with its keys.";
        }
        if (text.contains("unable to load credentials")) {
            return "Set AWS_PROFILE, AWS_ACCESS_KEY_ID with AWS_SECRET_ACCESS_KEY, or AWS_BEARER_TOKEN_BEDROCK; or use"
                    + " \"backend: simulator\".";
        }
        return "Check the access key, unset an AWS_SESSION_TOKEN that belongs to another, or sign in again.";
    }

    private String invalid(Failure failure, String text) {
        var unsupported = Optional.ofNullable(failure.cause())
                .flatMap(cause -> Failures.in(cause, UnsupportedRequestException.class));
        if (unsupported.isPresent()) {
            return unsupported.get().remedy();
        }
        if (failure.cause() instanceof OutcropException refused) {
            return refused.remedy();
        }
        if (text.equals(Pictures.NOT_TAKEN)) {
            return "Ask without the picture, or use a model that takes pictures.";
        }
        if (text.contains("max-tokens is") || text.contains("maximum tokens you requested exceeds")) {
            var most = version.card().map(card -> card.limits().maxOutput()).orElse(0);
            return "Set max-tokens of \"" + name() + "\" to " + (most > 0 ? "at most " + most : "what the model allows")
                    + " in outcrop.yaml.";
        }
        if (text.contains("streaming")) {
            return "Call the model without streaming (--no-stream), or use one that streams.";
        }
        if (text.contains("tool use")) {
            return "Use a model that calls tools, or an assistant without tools.";
        }
        return "Change the request or the parameters of \"" + name() + "\" in outcrop.yaml as the message says.";
    }

    private static String timeout(String text) {
        return text.contains("first-token") ? "first-token" : "total";
    }

    private String setId(List<String> ids) {
        var canary = version.config().serving().canary();
        var whose = canary != null && canary.id().equals(version.config().id()) ? "the canary of " : "";
        var what =
                "the id of " + whose + "\"" + name() + "\" (" + version.config().at() + ")";
        return ids.isEmpty() ? "Correct " + what + "." : "Set " + what + " to one of " + ids + ".";
    }

    private String profile() {
        var ids = profiles();
        return ids.isEmpty()
                ? "Put the prefix of an inference profile before the id of \"" + name() + "\" ("
                        + version.config().at() + "), such as us., eu., apac. or global."
                : setId(ids);
    }

    private List<String> nearest() {
        return version.catalog().nearest(version.config().id(), CHOICES);
    }

    private List<String> profiles() {
        var id = version.config().id();
        var foundation = ModelId.of(id).foundation().orElse(id);
        var all = version.catalog().profilesOf(foundation, region());
        return all.subList(0, Math.min(CHOICES, all.size()));
    }

    private String region() {
        return turn.line().clients().region();
    }

    private String name() {
        return version.config().name();
    }
}
