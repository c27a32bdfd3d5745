package dev.outcrop.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * Which of this process's standard channels are terminals.
 *
 * <p>The launcher knows and says so in the property {@code outcrop.terminal}, such as {@code out,err}: Java tells it only of
 * input and output together. Without the launcher Linux is asked.
 */
final class StandardChannels {

    private StandardChannels() {}

    static Set<Channel> terminals() {
        var told = System.getProperty("outcrop.terminal");
        var terminals = EnumSet.noneOf(Channel.class);
        for (var channel : Channel.values()) {
            if (told == null ? asked(channel) : told.contains(channel.name().toLowerCase(Locale.ROOT))) {
                terminals.add(channel);
            }
        }
        return terminals;
    }

    private static boolean asked(Channel channel) {
        try {
            var file = Files.readSymbolicLink(Path.of("/proc/self/fd/" + channel.descriptor()))
                    .toString();
            return file.startsWith("/dev/pts/") || file.startsWith("/dev/tty") || file.equals("/dev/console");
        } catch (IOException e) {
            // A channel that was closed is no terminal, nor is one of a system that does not tell.
            return false;
        }
    }
}
