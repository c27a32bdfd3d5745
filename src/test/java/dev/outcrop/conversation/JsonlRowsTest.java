package dev.outcrop.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JsonlRowsTest {

    @TempDir
    private Path folder;

    @Test
    void each_line_is_a_row() {
        var rows = open("{\"name\": \"Ada\", \"age\": 36}\r\n\r\n{\"name\": \"Grace\"}");

        assertThat(rows.next()).isEqualTo(new Row(1, 1, Map.of("name", "Ada", "age", 36)));
        assertThat(rows.next()).isEqualTo(new Row(2, 3, Map.of("name", "Grace")));
        assertThat(rows.next()).isNull();
    }

    @Test
    void a_byte_order_mark_is_no_part_of_the_first_row() {
        assertThat(open("\uFEFF{\"a\": \"ö\"}\n").next().fields()).isEqualTo(Map.of("a", "ö"));
    }

    @Test
    void numbers_keep_their_digits_and_null_is_as_if_left_out() {
        var row = open("{\"price\": 1042.10, \"many\": 12345678901234567890, \"none\": null, \"list\": [1, true]}")
                .next();

        assertThat(row.fields())
                .containsEntry("price", new BigDecimal("1042.10"))
                .containsEntry("list", List.of(1, true))
                .doesNotContainKey("none");
        assertThat(row.fields().get("many")).hasToString("12345678901234567890");
    }

    @Test
    void a_row_that_is_not_json_is_refused_and_the_next_one_read() {
        var rows = open("{\"a\": 1}\n{\"a\": }\n[1]\n{\"a\": 1} {}\n{\"a\": 1, \"a\": 2}\n{\"a\": 2}");

        assertThat(rows.next().number()).isEqualTo(1);
        assertThatThrownBy(rows::next)
                .hasMessageStartingWith("data.jsonl, line 2, column 7: The row is not JSON: Unexpected character ('}'")
                .hasMessageEndingWith("\nWrite one object a line, such as {\"name\": \"Ada\"}.");
        assertThatThrownBy(rows::next).hasMessageStartingWith("data.jsonl, line 3: The row is not a JSON object.");
        assertThatThrownBy(rows::next).hasMessageStartingWith("data.jsonl, line 4");
        assertThatThrownBy(rows::next)
                .hasMessageStartingWith("data.jsonl, line 5, column 13: The row is not JSON: Duplicate field 'a'.");
        assertThat(rows.next().fields()).isEqualTo(Map.of("a", 2));
    }

    @Test
    void a_row_without_end_is_refused_and_the_next_one_read() {
        var rows = open("{\"a\": \"" + "x".repeat(Rows.MAX_ROW) + "\"}\n{\"a\": 2}");

        assertThatThrownBy(rows::next)
                .hasMessage("data.jsonl, line 1: The row is longer than 1048576 characters.\n"
                        + "Keep large texts in files of their own.");
        assertThat(rows.next().fields()).isEqualTo(Map.of("a", 2));
    }

    @Test
    void a_byte_that_is_not_utf_8_is_refused() throws IOException {
        var file = folder.resolve("data.jsonl");
        Files.write(file, "{\"a\": \"ö\"}\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> new DataFile(file, "data.jsonl").open())
                .hasMessage("data.jsonl, line 1: A byte on this line or soon after it is not UTF-8.\n"
                        + "Save the file as UTF-8.");
    }

    private Rows open(String text) {
        try {
            return new DataFile(Files.writeString(folder.resolve("data.jsonl"), text), "data.jsonl").open();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
