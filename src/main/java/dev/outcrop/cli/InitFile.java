package dev.outcrop.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** The files of a new project, each from a resource of its own. */
enum InitFile {
    POM("pom.xml", "pom.xml"),
    CONFIG("outcrop.yaml", "outcrop.yaml"),
    // A file of this name among our own sources would hide files from our own repository.
    GITIGNORE(".gitignore", "gitignore"),
    PROMPT("prompts/guide.md", "guide.md"),
    CONVERSATION("conversations/plans-a-day.yaml", "plans-a-day.yaml"),
    ASSISTANT("src/main/java/com/example/TravelGuide.java", "TravelGuide.java"),
    TEST("src/test/java/com/example/TravelGuideTest.java", "TravelGuideTest.java");

    private final String path;
    private final String resource;

    InitFile(String path, String resource) {
        this.path = path;
        this.resource = resource;
    }

    /** Where it goes in the new project. */
    String path() {
        return path;
    }

    static List<String> paths() {
        return Arrays.stream(values()).map(InitFile::path).toList();
    }

    /** What it holds, for a project of this name. */
    String text(String name) {
        try (var in = InitFile.class.getResourceAsStream("init/" + resource)) {
            if (in == null) {
                throw new IllegalStateException("init/" + resource + " is missing from this build");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("@name@", name)
                    .replace("@version@", Version.number());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
