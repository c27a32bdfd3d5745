package dev.outcrop.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CsvRowsTest {

    @TempDir
    private Path folder;

    @Test
    void the_first_row_names_the_fields() {
        var rows = open("name, age\r\nAda,36\r\n\r\nGrace,\r\n");

        assertThat(rows.next()).isEqualTo(new Row(1, 2, Map.of("name", "Ada", "age", "36")));
        assertThat(rows.next()).isEqualTo(new Row(2, 4, Map.of("name", "Grace", "age", "")));
        assertThat(rows.next()).isNull();
    }

    @Test
    void quotes_hold_commas_quotes_and_line_ends() {
        var rows = open("\uFEFFname,\"words\"\n\"King, Ada\",\"She said \"\"hi\"\"\r\nand left.\"\nGrace,b\n");

        assertThat(rows.next())
                .isEqualTo(new Row(1, 2, Map.of("name", "King, Ada", "words", "She said \"hi\"\nand left.")));
        assertThat(rows.next()).isEqualTo(new Row(2, 4, Map.of("name", "Grace", "words", "b")));
    }

    @Test
    void a_quote_inside_of_plain_text_is_text() {
        assertThat(open("size\n5\" wide\n").next().fields()).isEqualTo(Map.of("size", "5\" wide"));
    }

    @Test
    void a_row_of_another_length_is_refused_and_the_next_one_read() {
        var rows = open("name,age\nKing, Ada,36\nAda\nGrace,80\n");

        assertThatThrownBy(rows::next)
                .hasMessage("data.csv, line 2: The row has 3 values, but the first row names 2: [name, age].\n"
                        + "Put a value that holds a comma into double quotes.");
        assertThatThrownBy(rows::next).hasMessageContaining("line 3: The row has 1 value, but");
        assertThat(rows.next().fields()).isEqualTo(Map.of("name", "Grace", "age", "80"));
    }

    @Test
    void a_quote_that_is_never_closed_is_refused_where_it_opens() {
        var rows = open("a,b\n1,2\n3,\"4\n5,6\n");

        rows.next();

        assertThatThrownBy(rows::next)
                .hasMessage("data.csv, line 3: A quote that opens on this line is never closed.\n"
                        + "Close it, or double it to mean a quote.");
        assertThat(rows.next()).isNull();
    }

    @Test
    void text_after_a_closing_quote_is_refused() {
        assertThatThrownBy(() -> open("a\n\"b\" c\n").next())
                .hasMessage("data.csv, line 2: There is text after a closing quote.\n"
                        + "Double a quote to mean a quote: \"\" inside of quotes.");
    }

    @Test
    void columns_need_names_of_their_own() {
        assertThatThrownBy(() -> open("a,,b\n1,2,3\n").next())
                .hasMessageStartingWith("data.csv, line 1: A column has no name.");
        assertThatThrownBy(() -> open("a,b,a\n1,2,3\n").next())
                .hasMessageStartingWith("data.csv, line 1: Two columns are named \"a\".");
        assertThatThrownBy(() -> open("a;b\n1;2\n").next())
                .hasMessage("data.csv, line 1: The columns are not separated by commas.\nSeparate them by commas.");
        assertThatThrownBy(() -> open("").next()).hasMessageStartingWith("data.csv, line 1: The file is empty.");
    }

    @Test
    void nothing_is_read_below_names_that_make_no_sense() {
        var rows = open("a,a\n1,2\n");

        assertThatThrownBy(rows::next).hasMessageContaining("Two columns");
        assertThat(rows.next()).isNull();
    }

    @Test
    void a_row_without_end_is_refused() {
        assertThatThrownBy(() ->
                        open("a\n\"" + "x".repeat(Rows.MAX_ROW + 1) + "\"\n").next())
                .hasMessageStartingWith("data.csv, line 2: The row is longer than 1048576 characters.");
    }

    private Rows open(String text) {
        try {
            return new DataFile(Files.writeString(folder.resolve("data.csv"), text), "data.csv").open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
