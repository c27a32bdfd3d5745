package dev.outcrop.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small project in a folder, with an assistant that needs no Java, and a user who types commands in it. */
record ProjectFolder(Path path) {

    static final String SIMULATED = "Answered by the simulator, not by a model; nothing was billed.\n";

    static final String CONFIG = """
            models:
              fast: { id: us.amazon.nova-lite-v1:0, max-tokens: 400 }
            assistants:
              poet: { prompt: poet, model: fast }
            """;

    static ProjectFolder in(Path path) {
        return new ProjectFolder(path)
                .file("outcrop.yaml", CONFIG)
                .file("prompts/poet.md", "You write poems.\n")
                .file("conversations/hi.yaml", """
                        assistant: poet
                        turns:
                          - user: hi
                            simulate: hello there
                            expect: { icontains: Hello }
                        """);
    }

    ProjectFolder file(String name, String text) {
        return file(name, text.getBytes(StandardCharsets.UTF_8));
    }

    ProjectFolder file(String name, byte[] content) {
        try {
            var file = path.resolve(name);
            Files.createDirectories(file.getParent());
            Files.write(file, content);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ProjectFolder without(String name) {
        try {
            Files.delete(path.resolve(name));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ProjectFolder folder(String name) {
        try {
            Files.createDirectories(path.resolve(name));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String text(String name) {
        try {
            return Files.readString(path.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Typed user() {
        return Typed.in(path);
    }

    Typed.Result run(String... args) {
        return user().run(args);
    }
}
