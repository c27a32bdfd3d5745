package dev.outcrop.simulator;

import org.jspecify.annotations.Nullable;

/** Where a member stands in a request, written as one of Bedrock's layers would. Made as it is gone, read only in errors. */
record WirePath(@Nullable WirePath parent, String name, int index) {

    static final WirePath ROOT = new WirePath(null, "", -1);

    WirePath member(String name) {
        return new WirePath(this, name, -1);
    }

    WirePath item(int index) {
        return new WirePath(this, "", index);
    }

    /** {@code messages.1.member.content}: the front end counts from 1. */
    String coral() {
        return joined(".", 1, ".member");
    }

    /** {@code messages.0.content}: the service behind it counts from 0. */
    String dotted() {
        return joined(".", 0, "");
    }

    /** {@code #/messages/0/content}: a JSON pointer, as schema violations have it. */
    String pointer() {
        var joined = joined("/", 0, "");
        return joined.isEmpty() ? "#" : "#/" + joined;
    }

    private String joined(String separator, int first, String behindIndex) {
        if (parent == null) {
            return "";
        }
        var before = parent.joined(separator, first, behindIndex);
        return (before.isEmpty() ? "" : before + separator) + (index < 0 ? name : first + index + behindIndex);
    }
}
