package dev.outcrop.conversation.check;

import dev.outcrop.config.Node;
import dev.outcrop.error.Fault;
import dev.outcrop.error.OutcropException;
import dev.outcrop.error.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/**
 * The folder of a script, from which it names its other files, none of them outside the project.
 *
 * @param project the project's folder, absolute
 * @param path the script's folder, absolute
 */
public record Folder(Path project, Path path) {

    /**
     * The file that a script names; symbolic links are followed before it is judged.
     *
     * @throws OutcropException with the fault: no such file, or outside the project
     */
    public Path file(Node name) {
        return file(name.text(), name.at());
    }

    /** The same for a name that stands in a script and was filled with values. */
    public Path file(String name, Place at) {
        try {
            var real = path.resolve(name).toRealPath();
            if (!real.startsWith(project.toRealPath())) {
                throw refused(name, at, "lies outside the project", "Move it into the project.");
            }
            if (!Files.isRegularFile(real)) {
                throw refused(name, at, "is not a file", "Name a file.");
            }
            return real;
        } catch (IOException | InvalidPathException missing) {
            throw refused(name, at, "is not there", "Correct the name; it counts from the script's own folder.");
        }
    }

    /** A file as users name it: from the project's folder, with {@code /} between its parts. */
    public String shown(Path file) {
        var absolute = file.toAbsolutePath().normalize();
        var inside = absolute.startsWith(project) ? project.relativize(absolute) : absolute;
        return inside.toString().replace('\\', '/');
    }

    private static OutcropException refused(String name, Place at, String problem, String remedy) {
        return OutcropException.faults(
                List.of(new Fault(at, "The file " + Excerpt.of(name) + " " + problem + ".", remedy)));
    }
}
