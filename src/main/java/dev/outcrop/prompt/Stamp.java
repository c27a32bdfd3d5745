package dev.outcrop.prompt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * By what a change of a file is noticed without reading it. Taken before the file is read.
 *
 * @param modified null where there is no such file
 * @param key the file's identity, which changes when an editor puts another file in its place; null where the file system
 *     has none
 */
record Stamp(
        Path file,
        @Nullable FileTime modified,
        long size,
        @Nullable Object key) {

    /** The coarsest clock of a file system in use: two changes within it may leave the same time. */
    private static final Duration CLOCK = Duration.ofSeconds(2);

    static Stamp of(Path file) {
        try {
            var attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new Stamp(file, attributes.lastModifiedTime(), attributes.size(), attributes.fileKey());
        } catch (IOException e) {
            return new Stamp(file, null, 0, null);
        }
    }

    boolean isCurrent() {
        return equals(of(file));
    }

    /** Whether a later change is sure to leave another stamp. */
    boolean isSettled(long nowMillis) {
        return modified == null || Math.abs(nowMillis - modified.toMillis()) > CLOCK.toMillis();
    }
}
