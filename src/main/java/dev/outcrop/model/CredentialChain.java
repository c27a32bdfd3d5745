package dev.outcrop.model;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.regex.Pattern;

/** The SDK's dump of its credential chain in one line. */
final class CredentialChain {

    private static final Pattern PROVIDER = Pattern.compile("(\\w+)CredentialsProvider\\b");
    private static final Pattern PROFILE = Pattern.compile("profileName=([^,)]+)");

    private static final Map<String, String> NAMES = Map.of(
            "SystemProperty", "system properties",
            "EnvironmentVariable", "environment variables",
            "WebIdentityToken", "a web identity token",
            "Profile", "the AWS profile",
            "Container", "the container's role",
            "InstanceProfile", "the machine's role");

    private CredentialChain() {}

    /** What was tried, where the message is such a dump; else the message itself. */
    static String tried(String message) {
        if (!message.contains("Unable to load credentials")) {
            return SafeText.of(message);
        }
        var tried = new LinkedHashSet<String>();
        var providers = PROVIDER.matcher(message);
        while (providers.find()) {
            var name = NAMES.get(providers.group(1));
            if (name != null) {
                tried.add(name.equals(NAMES.get("Profile")) ? profile(message) : name);
            }
        }
        return tried.isEmpty() ? "none were found" : "none in " + String.join(", ", tried);
    }

    private static String profile(String message) {
        var named = PROFILE.matcher(message);
        return named.find() ? "the AWS profile \"" + named.group(1) + "\"" : "the AWS profile";
    }
}
