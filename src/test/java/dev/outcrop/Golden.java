package dev.outcrop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Texts kept as files under {@code src/test/resources/golden} or elsewhere in the project, renewed by {@code
 * -Dgolden.renew=true}.
 */
public final class Golden {

    private static final Path FOLDER = Path.of("src", "test", "resources", "golden");

    private Golden() {}

    /** Asserts that the text is the one of the file, or makes it so where files are to be renewed. */
    public static void assertText(String file, String text) {
        assertText(FOLDER.resolve(file), text);
    }

    /** The same for a file of the project that is made from its code. */
    public static void assertText(Path path, String text) {
        try {
            if (Boolean.getBoolean("golden.renew")) {
                Files.createDirectories(path.getParent());
                Files.writeString(path, text);
            }
            assertThat(path).as("golden file; make it with -Dgolden.renew=true").exists();
            assertThat(text).isEqualTo(Files.readString(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
