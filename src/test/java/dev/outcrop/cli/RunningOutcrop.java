package dev.outcrop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A command in a process of its own, where signals, the environment and the wire are what they are for a user. */
final class RunningOutcrop implements AutoCloseable {

    private static final long PATIENCE_S = 30;

    private final Process process;
    private final Heard out;
    private final Heard err;

    private RunningOutcrop(Process process) {
        this.process = process;
        this.out = Heard.from(process.getInputStream());
        this.err = Heard.from(process.getErrorStream());
    }

    /** Starts a command in a folder, with these variables and none of the AWS's that the tests were started with. */
    static RunningOutcrop start(Path folder, Map<String, String> environment, String... args) {
        return start(OutcropCommand.class, folder, environment, args);
    }

    /** The same for another program on the same class path. */
    static RunningOutcrop start(Class<?> program, Path folder, Map<String, String> environment, String... args) {
        var command = new ArrayList<String>();
        if (Files.isExecutable(Path.of("/usr/bin/env")) && takesSignals()) {
            // Who runs the tests in the background of a script has them, and what they start, ignore Ctrl-C.
            command.addAll(List.of("/usr/bin/env", "--default-signal=INT"));
        }
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xlog:disable",
                "-cp",
                classPath(),
                program.getName()));
        command.addAll(List.of(args));
        var builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
        builder.environment().put("AWS_EC2_METADATA_DISABLED", "true");
        builder.environment().putAll(environment);
        try {
            return new RunningOutcrop(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The test's own, which may be relative to the folder that it runs in. */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.isEmpty())
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static boolean takesSignals() {
        try {
            return new ProcessBuilder("/usr/bin/env", "--default-signal=INT", "true")
                            .redirectErrorStream(true)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException | InterruptedException e) {
            // An env that does not know the option: the signals are then what they were.
            return false;
        }
    }

    /** Types a line, or several. */
    RunningOutcrop type(String text) {
        try {
            process.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until stdout holds something. */
    String awaitOut(Predicate<String> condition) {
        return out.await(condition);
    }

    String awaitErr(Predicate<String> condition) {
        return err.await(condition);
    }

    /** Sends a signal, such as INT for Ctrl-C. */
    void signal(String name) {
        try {
            var kill = new ProcessBuilder("kill", "-s", name, String.valueOf(process.pid())).start();
            assertThat(kill.waitFor()).as("kill -s " + name).isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Ends it without asking, as the machine's failure would. */
    void kill() {
        try {
            process.destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Waits for its end. */
    Typed.Result result() {
        return result(Duration.ofSeconds(PATIENCE_S));
    }

    /** Waits for its end, which may take as long. */
    Typed.Result result(Duration patience) {
        try {
            assertThat(process.waitFor(patience.toSeconds(), TimeUnit.SECONDS))
                    .as("an end; so far\nstdout: %s\nstderr: %s", out, err)
                    .isTrue();
            return new Typed.Result(process.exitValue(), out.whole(), err.whole());
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Waits until something is so, at most until the process ends. */
    void until(BooleanSupplier condition) {
        within(Duration.ofSeconds(PATIENCE_S), () -> condition.getAsBoolean() || !process.isAlive());
        assertThat(condition.getAsBoolean())
                .as("stdout: %s\nstderr: %s", out, err)
                .isTrue();
    }

    /** Waits until something is so, and fails where it takes longer. */
    static void within(Duration time, BooleanSupplier condition) {
        var began = System.nanoTime();
        while (!condition.getAsBoolean()) {
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(time);
            LockSupport.parkNanos(2_000_000);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /** What comes out of a channel, read as it comes. */
    private static final class Heard {

        private final StringBuilder text = new StringBuilder();
        private boolean ended;

        static Heard from(InputStream stream) {
            var heard = new Heard();
            var thread = new Thread(() -> heard.read(stream), "listener");
            thread.setDaemon(true);
            thread.start();
            return heard;
        }

        private void read(InputStream stream) {
            var buffer = new byte[8192];
            try (stream) {
                for (var count = stream.read(buffer); count >= 0; count = stream.read(buffer)) {
                    add(new String(buffer, 0, count, StandardCharsets.UTF_8), false);
                }
            } catch (IOException e) {
                // The process was ended: what it said until then is what it said.
                add("", true);
            }
            add("", true);
        }

        private synchronized void add(String more, boolean end) {
            text.append(more);
            ended |= end;
            notifyAll();
        }

        synchronized String await(Predicate<String> condition) {
            var deadline = System.nanoTime() + Duration.ofSeconds(PATIENCE_S).toNanos();
            try {
                while (!condition.test(text.toString()) && !ended && System.nanoTime() < deadline) {
                    wait(1_000);
                }
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            assertThat(condition.test(text.toString())).as("heard \"%s\"", text).isTrue();
            return text.toString();
        }

        synchronized String whole() {
            await(heard -> ended);
            return text.toString();
        }

        @Override
        public synchronized String toString() {
            return text.toString();
        }
    }
}
