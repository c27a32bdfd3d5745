package dev.outcrop.simulator;

import dev.outcrop.simulator.http.Request;
import java.util.regex.Pattern;

/** Where a call is made: the region of its signature, and the account that every caller of a simulator has. */
final class CallScope {

    static final String ACCOUNT = "123456789012";

    private static final String DEFAULT_REGION = "us-east-1";
    private static final Pattern REGION = Pattern.compile("Credential=[^/,]+/[0-9]{8}/([a-z0-9-]{1,20})/");

    private CallScope() {}

    /** {@code us-east-1} where the signature names none, as with a bearer token. */
    static String region(Request request) {
        var matcher = REGION.matcher(request.header("authorization").orElse(""));
        return matcher.find() ? matcher.group(1) : DEFAULT_REGION;
    }

    /** The ARN of a resource of the account. */
    static String arn(Request request, String resource) {
        return "arn:aws:bedrock:" + region(request) + ":" + ACCOUNT + ":" + resource;
    }

    static String foundationArn(String region, String foundation) {
        return "arn:aws:bedrock:" + region + "::foundation-model/" + foundation;
    }
}
