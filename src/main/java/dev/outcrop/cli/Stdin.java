package dev.outcrop.cli;

import dev.outcrop.error.ErrorKind;
import dev.outcrop.error.OutcropException;
import dev.outcrop.error.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What is piped into a command: one text of at most {@value #MAX_BYTES} bytes in UTF-8. */
final class Stdin {

    private static final int MAX_BYTES = 16 * 1024 * 1024;

    private Stdin() {}

    /** The whole text without the line end that closes it; null where stdin is a terminal or has nothing but space. */
    static @Nullable String text(Terminal terminal) {
        if (terminal.isTerminal(Channel.IN)) {
            return null;
        }
        try {
            var bytes = terminal.in().readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw OutcropException.input("stdin has more than 16 MiB.", "Pipe in less.");
            }
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.isBlank() ? null : text.stripTrailing();
        } catch (CharacterCodingException e) {
            throw new OutcropException(
                    ErrorKind.INPUT, "stdin is not UTF-8.", "Convert it, for example with iconv -t UTF-8.", e);
        } catch (IOException e) {
            throw new OutcropException(ErrorKind.MACHINE, "stdin cannot be read: " + Reason.of(e) + ".", "", e);
        }
    }
}
