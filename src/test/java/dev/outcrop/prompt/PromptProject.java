package dev.outcrop.prompt;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.outcrop.error.ErrorKind;
import dev.outcrop.error.Fault;
import dev.outcrop.error.OutcropException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.assertj.core.api.Assertions;

/** A project's folder with template files, for tests. */
final class PromptProject {

    final Path directory;
    final List<Fault> broken = new CopyOnWriteArrayList<>();
    final Prompts prompts;

    PromptProject(Path directory) {
        this.directory = directory;
        this.prompts = Prompts.in(directory, broken::add);
    }

    /** Writes {@code prompts/<path>}. */
    PromptProject with(String path, String text) {
        return withBytes(path, text.getBytes(StandardCharsets.UTF_8));
    }

    PromptProject withBytes(String path, byte[] bytes) {
        try {
            Files.createDirectories(file(path).getParent());
            Files.write(file(path), bytes);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path file(String path) {
        return directory.resolve("prompts").resolve(path);
    }

    RenderedPrompt render(String name, Map<String, ?> values) {
        return prompts.named(name).render(values);
    }

    /** The system message of a text that is the whole template. */
    String filled(String text, Map<String, ?> values) {
        return with("t.md", text).render("t", values).system();
    }

    /** What is said of a file that cannot be read. */
    String refusal(String name) {
        return refusalOf(() -> prompts.named(name));
    }

    /** What is said of a text that is the whole template. */
    String refusalOfText(String text) {
        return with("t.md", text).refusal("t");
    }

    static String refusalOf(Runnable action) {
        var refusal = catchThrowableOfType(OutcropException.class, action::run);
        Assertions.assertThat(refusal).isNotNull();
        Assertions.assertThat(refusal.kind()).isEqualTo(ErrorKind.INPUT);
        return refusal.getMessage();
    }

    /** Lines as they stand in a message. */
    static String lines(String... lines) {
        return String.join("\n", lines);
    }
}
