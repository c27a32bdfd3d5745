package dev.outcrop.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.knuddels.jtokkit.Encodings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** The shipped file against jtokkit's own; written anew with {@code -Dgolden.renew=true}. */
final class VocabularyTest {

    private static final Path SHIPPED = Path.of("src/main/resources/dev/outcrop/token/r50k.bin");

    @Test
    void the_shipped_table_is_jtokkits_vocabulary() throws Exception {
        var table = table();
        if (Boolean.getBoolean("golden.renew")) {
            Files.write(SHIPPED, table);
        }

        assertThat(Files.readAllBytes(SHIPPED)).isEqualTo(table);
    }

    @Test
    void every_token_has_its_rank() throws Exception {
        for (var line : published()) {
            var token = Base64.getDecoder().decode(line.substring(0, line.indexOf(' ')));

            assertThat(Vocabulary.shipped().rank(token, 0, token.length))
                    .isEqualTo(Integer.parseInt(line.substring(line.indexOf(' ') + 1)));
        }
        assertThat(Vocabulary.shipped().rank("xqzjk".getBytes(StandardCharsets.US_ASCII), 0, 5))
                .isEqualTo(-1);
    }

    private static byte[] table() throws IOException {
        var slots = new int[Vocabulary.SLOTS];
        var entries = new ByteArrayOutputStream();
        for (var line : published()) {
            var token = Base64.getDecoder().decode(line.substring(0, line.indexOf(' ')));
            var rank = Integer.parseInt(line.substring(line.indexOf(' ') + 1));
            var slot = Vocabulary.hash(token, 0, token.length);
            while (slots[slot] != 0) {
                slot = (slot + 1) & (Vocabulary.SLOTS - 1);
            }
            slots[slot] = Vocabulary.SLOTS * Vocabulary.SLOT + entries.size();
            entries.write(token.length);
            entries.write(rank >> 8);
            entries.write(rank);
            entries.write(token);
        }
        var table = new ByteArrayOutputStream();
        for (var offset : slots) {
            table.write(offset >> 16);
            table.write(offset >> 8);
            table.write(offset);
        }
        entries.writeTo(table);
        return table.toByteArray();
    }

    private static Iterable<String> published() throws IOException {
        try (var file = Encodings.class.getResourceAsStream("r50k_base.tiktoken")) {
            return new String(file.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .toList();
        }
    }
}
