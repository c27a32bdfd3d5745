package dev.outcrop.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The prefixes of Bedrock's own inference profiles. Source: Bedrock user guide, inference profiles. */
final class Profiles {

    private static final List<String> PREFIXES = List.of("us", "eu", "apac", "au", "jp", "us-gov", "global");

    private Profiles() {}

    /** All prefixes: those of the region's geography, then {@code global}, then the others. */
    static List<String> inOrderFor(String region) {
        var order = new ArrayList<>(of(region));
        order.add("global");
        for (var prefix : PREFIXES) {
            if (!order.contains(prefix)) {
                order.add(prefix);
            }
        }
        return order;
    }

    /** The prefixes of the profiles that can be called from a region: those of its geography, and {@code global}. */
    static List<String> from(String region) {
        var prefixes = new ArrayList<>(of(region));
        prefixes.add("global");
        return prefixes;
    }

    private static List<String> of(String region) {
        if (region.startsWith("us-gov-")) {
            return List.of("us-gov");
        }
        if (region.equals("ap-northeast-1") || region.equals("ap-northeast-3")) {
            return List.of("jp", "apac");
        }
        if (region.equals("ap-southeast-2") || region.equals("ap-southeast-4")) {
            return List.of("au", "apac");
        }
        if (region.startsWith("ap-")) {
            return List.of("apac");
        }
        if (region.startsWith("us-") || region.startsWith("ca-")) {
            return List.of("us");
        }
        return region.startsWith("eu-") ? List.of("eu") : List.of();
    }

    /** The profile prefix of a catalogue id; empty for a foundation model's. */
    static Optional<String> prefixOf(String id) {
        var bare = foundationOf(id);
        return bare.equals(id) ? Optional.empty() : Optional.of(id.substring(0, id.length() - bare.length() - 1));
    }

    /** A catalogue id without a profile prefix. */
    static String foundationOf(String id) {
        var dot = id.indexOf('.');
        return dot > 0 && PREFIXES.contains(id.substring(0, dot)) ? id.substring(dot + 1) : id;
    }
}
