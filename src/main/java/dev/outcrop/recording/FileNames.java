package dev.outcrop.recording;

import java.util.regex.Pattern;

/** What a recording's file is called: after its script, or by its request where no script asked. */
final class FileNames {

    private static final String CONVERSATIONS = "conversations/";
    private static final Pattern FOREIGN = Pattern.compile("[:*?\"<>|\\\\\\p{Cntrl}]");
    private static final int DIGITS = 12;

    private FileNames() {}

    /**
     * A name below the folder of recordings, such as {@code finds-an-order.yaml} or {@code sorts-the-mail/row-3.2.yaml}.
     *
     * @param number from 1, for what does not fit into one file
     */
    static String of(Recording recording, int number) {
        var occasion = recording.occasion();
        var name = occasion.isOfConversation()
                ? script(occasion.conversation()) + (occasion.row() == 0 ? "" : "/row-" + occasion.row())
                : "asked/" + recording.key().substring(0, DIGITS);
        return name + (number == 1 ? "" : "." + number) + ".yaml";
    }

    private static String script(String file) {
        var name = file.startsWith(CONVERSATIONS) ? file.substring(CONVERSATIONS.length()) : file;
        if (name.endsWith(".yaml")) {
            name = name.substring(0, name.length() - ".yaml".length());
        }
        var segments = FOREIGN.matcher(name).replaceAll("-").split("/+", -1);
        var path = new StringBuilder();
        for (var segment : segments) {
            if (!segment.isEmpty()) {
                // Nothing is ever written outside of the folder, nor into a hidden one.
                var plain = segment.startsWith(".") ? "_" + segment.replaceFirst("^\\.+", "") : segment;
                path.append(path.isEmpty() ? "" : "/").append(plain);
            }
        }
        return path.toString();
    }
}
