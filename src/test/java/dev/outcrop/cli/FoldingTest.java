package dev.outcrop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outcrop.report.Line;
import dev.outcrop.report.Tone;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FoldingTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "as wide as it may be           | as wide as it may be",
                "one two three four five six se | one two three four/five six se",
                "one two three four  five six   | one two three four/five six",
                "` indented one two three four` | ` indented one two/three four`",
                "averyveryverylongwordwithnoend | averyveryverylongwor/dwithnoend",
                "ab averyveryverylongwordwithno | ab/averyveryverylongwor/dwithno",
                "漢字漢字漢字漢字漢字漢字       | 漢字漢字漢字漢字漢字/漢字",
                "e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301 1 | e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301 1",
                "👍👍👍👍👍👍👍👍👍👍👍         | 👍👍👍👍👍👍👍👍👍👍/👍",
            })
    void a_line_is_broken_between_words_where_the_terminal_ends(String text, String folded) {
        assertThat(folded(Line.of(text), 20)).isEqualTo(folded);
    }

    @Test
    void the_second_line_hangs_and_each_word_keeps_its_tone() {
        var line = Line.of(Tone.DIM, "expected   ")
                .and("one two three four five six")
                .and(Tone.BAD, " seven")
                .hanging(11);

        assertThat(Folding.of(line, 36))
                .containsExactly(
                        Line.of(Tone.DIM, "expected   ").and("one two three four five"),
                        Line.of("           ").and("six").and(Tone.BAD, " seven"));
    }

    @Test
    void nothing_hangs_where_there_is_no_room() {
        assertThat(folded(Line.of("one two three four").hanging(4), 10)).isEqualTo("one two/three four");
    }

    @Test
    void nothing_is_broken_where_the_width_is_not_known() {
        assertThat(folded(Line.of("one two three four"), 0)).isEqualTo("one two three four");
    }

    @Test
    void no_line_is_too_wide_and_no_word_is_lost() {
        var random = new Random(20_261_125);
        for (var round = 0; round < 5_000; round++) {
            var text = random.ints(random.nextInt(80), 0, 6)
                    .mapToObj(i -> List.of(" ", "a", "bc", "漢", "é", "  ").get(i))
                    .collect(Collectors.joining());
            var line = Line.of(Tone.GOOD, text).hanging(random.nextInt(8));

            var folded = Folding.of(line, 40);

            assertThat(folded).allMatch(one -> columns(one) <= 40);
            assertThat(words(folded)).isEqualTo(text.replace(" ", ""));
        }
    }

    private static String folded(Line line, int columns) {
        return Folding.of(line, columns).stream().map(Line::text).collect(Collectors.joining("/"));
    }

    private static String words(List<Line> lines) {
        return lines.stream().map(Line::text).collect(Collectors.joining()).replace(" ", "");
    }

    private static int columns(Line line) {
        return line.text()
                .stripTrailing()
                .codePoints()
                .map(c -> c >= 0x1100 ? 2 : 1)
                .sum();
    }
}
