package dev.outcrop;

import dev.outcrop.config.OutcropConfig;
import dev.outcrop.error.OutcropException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Looks once a second whether outcrop.yaml or its overlay changed, and hands on what it says then. */
final class ConfigWatch implements AutoCloseable {

    private final List<Path> files;
    private final Supplier<OutcropConfig> reader;
    private final Consumer<OutcropConfig> changed;
    private final Consumer<OutcropException> broken;
    private final ScheduledExecutorService clock;
    private List<Stamp> seen;

    /**
     * Starts watching.
     *
     * @param reader reads the files afresh
     * @param changed told of each new state that reads well
     * @param broken told once of each new state that does not; the last good one stays in use
     */
    ConfigWatch(
            List<Path> files,
            Supplier<OutcropConfig> reader,
            Consumer<OutcropConfig> changed,
            Consumer<OutcropException> broken) {
        this.files = List.copyOf(files);
        this.reader = reader;
        this.changed = changed;
        this.broken = broken;
        this.seen = stamps();
        this.clock = Executors.newSingleThreadScheduledExecutor(task -> {
            var thread = new Thread(task, "outcrop-config-watch");
            thread.setDaemon(true);
            return thread;
        });
        var unused = clock.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
    }

    private void look() {
        var now = stamps();
        if (now.equals(seen)) {
            return;
        }
        seen = now;
        try {
            changed.accept(reader.get());
        } catch (OutcropException fault) {
            broken.accept(fault);
        }
    }

    private List<Stamp> stamps() {
        return files.stream().map(Stamp::of).toList();
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }

    /** What tells one state of a file from another without reading it. */
    private record Stamp(FileTime modified, long size) {

        static Stamp of(Path file) {
            try {
                var attributes = Files.readAttributes(file, BasicFileAttributes.class);
                return new Stamp(attributes.lastModifiedTime(), attributes.size());
            } catch (IOException absent) {
                // A file that is not there is a state like any other: the reader says so when it matters.
                return new Stamp(FileTime.fromMillis(0), -1);
            }
        }
    }
}
