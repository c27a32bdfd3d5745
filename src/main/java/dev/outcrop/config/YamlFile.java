package dev.outcrop.config;

import dev.outcrop.error.Fault;
import dev.outcrop.error.Place;
import dev.outcrop.error.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads YAML 1.2 with positions: the core schema, one document, UTF-8, no tags.
 *
 * <p>At most {@link #MAX_BYTES} are read, 64 levels deep, with 50 aliases; all bounds hold before the text costs more than
 * one look at it. Nothing is thrown for what a file says: each fault goes to the consumer with its place.
 */
public final class YamlFile {

    /** The largest file that is read: 1 MiB. Larger ones cost the parser seconds. */
    public static final int MAX_BYTES = 1 << 20;

    private YamlFile() {}

    /**
     * Reads a file.
     *
     * @param shownAs the file's name in faults, relative to the project where it can be
     * @return the root; an empty file is an empty mapping; on malformed YAML an empty mapping that every shape accepts,
     *     after the fault was reported
     */
    public static Node read(Path file, String shownAs, Consumer<Fault> faults) {
        return read(file, shownAs, ScalarReader.AS_WRITTEN, faults);
    }

    /** The same, with {@code ${NAME}} and {@code ${NAME:-default}} in scalars filled by {@code environment}. */
    public static Node read(
            Path file, String shownAs, Function<String, @Nullable String> environment, Consumer<Fault> faults) {
        return read(file, shownAs, new EnvironmentReader(environment, new FaultLimit(faults)), faults);
    }

    /**
     * Reads YAML that stands inside another file, such as front matter.
     *
     * @param firstLine the line of the file on which {@code text} begins, from 1
     */
    public static Node parse(String text, String shownAs, int firstLine, Consumer<Fault> faults) {
        return parse(text, new Origin(shownAs, firstLine), ScalarReader.AS_WRITTEN, faults);
    }

    static Node read(Path file, String shownAs, ScalarReader scalars, Consumer<Fault> faults) {
        var origin = new Origin(shownAs, 1);
        try (var in = Files.newInputStream(file)) {
            var bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                return unreadable(tooLarge(origin), faults);
            }
            return decode(bytes, origin, scalars, faults);
        } catch (IOException e) {
            return unreadable(notRead(file, shownAs, e), faults);
        }
    }

    private static Fault notRead(Path file, String shownAs, IOException e) {
        var at = Place.of(shownAs);
        if (Files.isDirectory(file)) {
            return new Fault(at, "This is a folder, not a file.", "Put a YAML file in its place.");
        }
        if (!Files.exists(file)) {
            return new Fault(at, "There is no such file.", "Create it, or correct the name.");
        }
        return e instanceof AccessDeniedException
                ? new Fault(at, "The file may not be read.", "Allow this user to read it.")
                : new Fault(at, "The file could not be read: " + Reason.of(e) + ".", "Check the disk that it lies on.");
    }

    private static Node decode(byte[] bytes, Origin origin, ScalarReader scalars, Consumer<Fault> faults) {
        var in = ByteBuffer.wrap(bytes);
        var out = CharBuffer.allocate(bytes.length + 1);
        var result = StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
        var text = out.flip().toString();
        if (result.isError()) {
            var problem = String.format("The byte 0x%02x is not UTF-8.", in.get(in.position()));
            return unreadable(new Fault(origin.end(text), problem, "Save the file as UTF-8."), faults);
        }
        return parse(text, origin, scalars, faults);
    }

    private static Node parse(String text, Origin origin, ScalarReader scalars, Consumer<Fault> faults) {
        if (text.length() > MAX_BYTES) {
            return unreadable(tooLarge(origin), faults);
        }
        return new YamlReader(origin, scalars, faults).read(withoutByteOrderMark(text));
    }

    private static String withoutByteOrderMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static Fault tooLarge(Origin origin) {
        return new Fault(
                origin.start(),
                "This is larger than " + MAX_BYTES + " bytes, which is all that is read of a YAML file.",
                "Split the file, or move its data into a .jsonl or .csv file.");
    }

    private static Node unreadable(Fault fault, Consumer<Fault> faults) {
        faults.accept(fault);
        return new UnreadableNode(fault.at());
    }
}
