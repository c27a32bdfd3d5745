package dev.outcrop.readme;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The shell commands that the README tells its reader to run, in its order. */
final class ReadmeCommands {

    private ReadmeCommands() {}

    static List<String> all() throws IOException {
        var commands = new ArrayList<String>();
        boolean inside = false;
        for (var line : Files.readAllLines(Path.of("README.md"))) {
            if (line.startsWith("```")) {
                inside = line.equals("```sh");
            } else if (inside && !line.isBlank()) {
                commands.add(line);
            }
        }
        return commands;
    }
}
