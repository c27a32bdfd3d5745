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

    /** Asserts that a page holds the text between two comments that name the part, or makes it so. */
    public static void assertPart(Path page, String part, String text) {
        var begin = "<!-- " + part + " -->\n";
        var end = "<!-- end of " + part + " -->\n";
        try {
            var written = Files.readString(page);
            assertThat(written).contains(begin, end);
            var from = written.indexOf(begin) + begin.length();
            var to = written.indexOf(end);
            if (Boolean.getBoolean("golden.renew")) {
                Files.writeString(page, written.substring(0, from) + text + written.substring(to));
            } else {
                assertThat(written.substring(from, to))
                        .as(page + ", " + part + "; renew it with -Dgolden.renew=true")
                        .isEqualTo(text);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

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
