package dev.outcrop.prompt;

import dev.outcrop.error.Fault;
import dev.outcrop.error.Place;
import dev.outcrop.error.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A template file as text: UTF-8, without byte order mark, line ends as {@code \n} whatever the file has.
 *
 * @param shownAs the file's name in faults, relative to the project
 */
record SourceFile(String shownAs, String text) {

    /** The largest file that is read. Longer ones do not belong into a prompt, and cost seconds to look through. */
    static final int MAX_BYTES = 256 * 1024;

    /** Reads a file that must lie in a folder, symbolic links followed; empty after a fault was reported. */
    static Optional<SourceFile> read(Path file, Path folder, String shownAs, Consumer<Fault> faults) {
        try {
            var real = file.toRealPath();
            if (!real.startsWith(folder.toRealPath())) {
                return refuse(
                        Place.of(shownAs),
                        "This is a symbolic link to a file outside prompts/.",
                        "Put the file itself into prompts/.",
                        faults);
            }
            if (!Files.isRegularFile(real)) {
                return refuse(
                        Place.of(shownAs),
                        "This is a folder, not a file.",
                        "Put a template file in its place.",
                        faults);
            }
            return decode(bytes(real), shownAs, faults);
        } catch (NoSuchFileException e) {
            return refuse(Place.of(shownAs), "There is no such file.", "Create it, or correct the name.", faults);
        } catch (AccessDeniedException e) {
            return refuse(Place.of(shownAs), "The file may not be read.", "Allow this user to read it.", faults);
        } catch (IOException e) {
            var problem = "The file could not be read: " + Reason.of(e) + ".";
            return refuse(Place.of(shownAs), problem, "Check the disk that it lies on.", faults);
        }
    }

    private static byte[] bytes(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return in.readNBytes(MAX_BYTES + 1);
        }
    }

    private static Optional<SourceFile> decode(byte[] bytes, String shownAs, Consumer<Fault> faults) {
        if (bytes.length > MAX_BYTES) {
            return refuse(
                    Place.of(shownAs),
                    "This is larger than 256 KB, which is all that is read of a template.",
                    "Take out what is data, and give it as a value of an input.",
                    faults);
        }
        var in = ByteBuffer.wrap(bytes);
        var out = CharBuffer.allocate(bytes.length + 1);
        var result = StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
        var text = out.flip().toString();
        if (result.isError()) {
            var line = 1 + (int) text.chars().filter(c -> c == '\n').count();
            var problem = String.format(
                    "Byte %d of the file, 0x%02x, is not UTF-8.", in.position() + 1, in.get(in.position()));
            return refuse(new Place(shownAs, line, 0), problem, "Save the file as UTF-8.", faults);
        }
        return Optional.of(new SourceFile(shownAs, plain(text)));
    }

    private static String plain(String text) {
        var unmarked = text.startsWith("\uFEFF") ? text.substring(1) : text;
        return unmarked.indexOf('\r') < 0
                ? unmarked
                : unmarked.replace("\r\n", "\n").replace('\r', '\n');
    }

    private static Optional<SourceFile> refuse(Place at, String problem, String remedy, Consumer<Fault> faults) {
        faults.accept(new Fault(at, problem, remedy));
        return Optional.empty();
    }
}
