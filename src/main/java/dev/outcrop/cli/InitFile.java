package dev.outcrop.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The files of a new project, each from a resource of its own; the Maven wrapper is the one that Outcrop is built with. */
enum InitFile {
    POM("pom.xml", "pom.xml"),
    CONFIG("outcrop.yaml", "outcrop.yaml"),
    // A file of this name among our own sources would hide files from our own repository.
    GITIGNORE(".gitignore", "gitignore"),
    PROMPT("prompts/guide.md", "guide.md"),
    CONVERSATION("conversations/plans-a-day.yaml", "plans-a-day.yaml"),
    ASSISTANT("src/main/java/com/example/TravelGuide.java", "TravelGuide.java"),
    TEST("src/test/java/com/example/TravelGuideTest.java", "TravelGuideTest.java"),
    WRAPPER("mvnw", "mvnw"),
    WINDOWS_WRAPPER("mvnw.cmd", "mvnw.cmd"),
    WRAPPER_VERSION(".mvn/wrapper/maven-wrapper.properties", "maven-wrapper.properties");

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

    /** Whether it is a program to be started. */
    boolean isExecutable() {
        return this == WRAPPER;
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
