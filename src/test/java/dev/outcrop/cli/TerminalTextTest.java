package dev.outcrop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class TerminalTextTest {

    private static final String ESC = "\u001b";

    /** What a model could say to harm a terminal, and what is left of it. */
    static Stream<Arguments> corpus() {
        return Stream.of(
                Arguments.of("plain é, 😀, 漢字,\n\ta line", "plain é, 😀, 漢字,\n\ta line"),
                Arguments.of("a" + ESC + "[31mred" + ESC + "[0mb", "aredb"),
                Arguments.of("a" + ESC + "[38;5;196;1mb", "ab"),
                Arguments.of("a" + ESC + "[2J" + ESC + "[H" + ESC + "[?1049hb", "ab"),
                Arguments.of("a" + ESC + "[>0;1 qb", "ab"),
                Arguments.of("a" + ESC + "]0;title\u0007b", "ab"),
                Arguments.of("a" + ESC + "]0;title" + ESC + "\\b", "ab"),
                Arguments.of("a" + ESC + "]8;;http://evil.example\u0007link" + ESC + "]8;;\u0007b", "alinkb"),
                Arguments.of("a" + ESC + "]52;c;cm0gLXJmIH4=\u0007b", "ab"),
                Arguments.of("a" + ESC + "P+q544e\u001b\\b", "ab"),
                Arguments.of(
                        "a" + ESC + "Xsos" + ESC + "\\b" + ESC + "^pm" + ESC + "\\c" + ESC + "_apc" + ESC + "\\d",
                        "abcd"),
                Arguments.of("a\u009b31mb\u009d0;t\u009cc\u0090q\u009cd", "abcd"),
                Arguments.of("a\u0085b\u0080c\u009f", "abc"),
                Arguments.of("a" + ESC + "cb" + ESC + "7c" + ESC + "(0d" + ESC + "#8e", "abcde"),
                Arguments.of("over\rwritten\r\nline", "overwritten\nline"),
                Arguments.of("a\u0000\u0007\u0008\u000b\u000c\u000e\u007fb", "ab"),
                Arguments.of("user\u202etxt.exe\u202c \u2066x\u2069\u202a\u202b\u202d\u2067\u2068", "usertxt.exe x"),
                Arguments.of("a\udb40\udc41\udb40\udc7fb", "ab"),
                Arguments.of("a\udb40" + ESC + "[m\udc41b", "a\ufffd\ufffdb"),
                Arguments.of("a\ud83db\ude00c", "a\ufffdb\ufffdc"),
                Arguments.of("ends in " + ESC, "ends in "),
                Arguments.of("ends in " + ESC + "[31", "ends in "),
                Arguments.of("ends in \ud83d", "ends in \ufffd"),
                Arguments.of("a" + ESC + "]0;never ended\nnext line", "a\nnext line"),
                Arguments.of("a" + ESC + "[12\nb", "a\nb"),
                Arguments.of("a" + ESC + ESC + "[31mb", "ab"),
                Arguments.of("a" + ESC + "éb", "aéb"),
                Arguments.of("👩‍👩‍👧 family, \u200frtl mark\u200f", "👩‍👩‍👧 family, \u200frtl mark\u200f"),
                Arguments.of("", ""));
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void what_could_harm_a_terminal_is_taken_out(String text, String clean) {
        assertThat(TerminalText.clean(text)).isEqualTo(clean);
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void a_sequence_split_over_pieces_anywhere_is_taken_out_too(String text, String clean) {
        for (var split = 0; split <= text.length(); split++) {
            var cleaner = new TerminalText();

            var shown = cleaner.next(text.substring(0, split)) + cleaner.next(text.substring(split)) + cleaner.end();

            assertThat(shown).as("split at %s", split).isEqualTo(clean);
        }
    }

    @Test
    void nothing_harmful_is_left_of_any_text_and_nothing_else_is_lost() {
        var random = new Random(20_261_124);
        for (var round = 0; round < 20_000; round++) {
            var text = text(random);

            var clean = TerminalText.clean(text);

            assertThat(clean.codePoints()).noneMatch(TerminalTextTest::harmful);
            assertThat(TerminalText.clean(clean)).isEqualTo(clean);
            assertThat(inPieces(text, random)).isEqualTo(clean);
            assertThat(TerminalText.clean(letters(text))).isEqualTo(letters(text));
        }
    }

    private static String text(Random random) {
        var pieces = new String[] {
            ESC,
            "[",
            "]",
            "P",
            "\\",
            "31",
            ";",
            "m",
            "\u0007",
            "\n",
            "\t",
            "\r",
            "\u009b",
            "\u009c",
            "\u009d",
            "\u202e",
            "\u2069",
            "\udb40",
            "\udc41",
            "\ud83d\ude00",
            "é",
            "a",
            "Z",
            "(",
            "\u0018",
            "\u0000",
            "\u0085",
            " "
        };
        var text = new StringBuilder();
        for (var i = random.nextInt(24); i > 0; i--) {
            text.append(pieces[random.nextInt(pieces.length)]);
        }
        return text.toString();
    }

    private static String inPieces(String text, Random random) {
        var cleaner = new TerminalText();
        var shown = new StringBuilder();
        var from = 0;
        while (from < text.length()) {
            var to = from + 1 + random.nextInt(text.length() - from);
            shown.append(cleaner.next(text.substring(from, to)));
            from = to;
        }
        return shown.append(cleaner.end()).toString();
    }

    private static String letters(String text) {
        return text.replaceAll("[^aZé\\n\\t \\[\\]P31;m(]", "");
    }

    private static boolean harmful(int c) {
        return (c < 0x20 && c != '\n' && c != '\t')
                || (c >= 0x7f && c <= 0x9f)
                || (c >= 0x202a && c <= 0x202e)
                || (c >= 0x2066 && c <= 0x2069)
                || (c >= 0xd800 && c <= 0xdfff)
                || (c >= 0xe0000 && c <= 0xe007f);
    }
}
