package dev.outcrop.config;

import dev.outcrop.error.Fault;
import dev.outcrop.error.OutcropException;
import dev.outcrop.error.Place;
import dev.outcrop.error.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds outcrop.yaml and its overlays in a project's folder and lays one over the other. */
final class ConfigFiles {

    private static final String FILE = "outcrop.yaml";
    private static final Pattern OVERLAY_FILE = Pattern.compile("outcrop\\.([A-Za-z0-9_-]+)\\.yaml");

    private final Path directory;
    private final Map<String, String> environment;

    ConfigFiles(Path directory, Map<String, String> environment) {
        this.directory = directory;
        this.environment = environment;
    }

    /**
     * Reads the file, and the overlay over it where one is named.
     *
     * @throws OutcropException of kind input where a file is missing
     */
    Node read(@Nullable String overlay, Consumer<Fault> faults) {
        if (!Files.exists(directory.resolve(FILE))) {
            throw OutcropException.input("There is no " + FILE + " in " + directory + ".", proposal());
        }
        var unfilled = new ArrayList<Fault>();
        var root = read(FILE, faults, unfilled);
        if (overlay != null) {
            root = Overlay.lay(read(overlayFile(overlay), faults, unfilled), root);
        }
        if (!unfilled.isEmpty()) {
            // What the overlay replaces need not be in the environment.
            var inUse = scalars(root);
            unfilled.stream().filter(fault -> inUse.contains(fault.at())).forEach(faults);
        }
        return root;
    }

    private Node read(String file, Consumer<Fault> faults, List<Fault> unfilled) {
        var scalars = new EnvironmentReader(environment::get, new FaultLimit(unfilled::add));
        return YamlFile.read(directory.resolve(file), file, scalars, faults);
    }

    private String overlayFile(String overlay) {
        var file = "outcrop." + overlay + ".yaml";
        if (OVERLAY_FILE.matcher(file).matches() && Files.exists(directory.resolve(file))) {
            return file;
        }
        var known = overlays();
        throw OutcropException.input(
                "There is no " + Quoted.key(file) + " in " + directory + " for the environment " + Quoted.of(overlay)
                        + ".",
                known.isEmpty() ? "Create it, or leave --env out." : "Create it, or use one of " + known + ".");
    }

    private Set<String> overlays() {
        var names = new TreeSet<String>();
        try (var files = Files.newDirectoryStream(directory, "outcrop.*.yaml")) {
            files.forEach(file -> {
                var matcher = OVERLAY_FILE.matcher(file.getFileName().toString());
                if (matcher.matches()) {
                    names.add(matcher.group(1));
                }
            });
        } catch (IOException e) {
            throw OutcropException.input(
                    "The folder " + directory + " could not be listed: " + Reason.of(e) + ".",
                    "Allow this user to read it.");
        }
        return names;
    }

    private String proposal() {
        for (var parent = directory.getParent(); parent != null; parent = parent.getParent()) {
            if (Files.isRegularFile(parent.resolve(FILE))) {
                return "Change to " + parent + ", which has one, or run \"outcrop init\" to begin a project here.";
            }
        }
        return "Run \"outcrop init\" to begin a project here, or change to a project's folder.";
    }

    private static Set<Place> scalars(Node node) {
        var places = new HashSet<Place>();
        collect(node, places);
        return places;
    }

    private static void collect(Node node, Set<Place> places) {
        if (node.isScalar()) {
            places.add(node.at());
        }
        node.entries().values().forEach(value -> collect(value, places));
        node.items().forEach(item -> collect(item, places));
    }
}
