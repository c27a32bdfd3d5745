package dev.outcrop.bedrock;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Recorded Bedrock exchanges, which are no part of the project: tests that want them are skipped where they are absent. */
public final class Recordings {

    private static final Path FOLDER = Path.of("shared", "data", "bedrock-recordings");

    private Recordings() {}

    /** The folder beside the project or above it; skips the test where there is none. */
    public static Path folder() {
        for (var here = Path.of("").toAbsolutePath(); here != null; here = here.getParent()) {
            if (Files.isDirectory(here.resolve(FOLDER))) {
                return here.resolve(FOLDER);
            }
        }
        assumeTrue(false, "no recorded Bedrock exchanges (" + FOLDER + ") beside the project");
        throw new AssertionError("skipped");
    }

    /** All files below the folder that end so, in order. */
    public static List<Path> files(String ending) throws IOException {
        try (var files = Files.walk(folder())) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }
}
