package dev.outcrop.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Held against jtokkit, a published implementation of the same encoding. */
final class TokensTest {

    private static final Encoding PUBLISHED =
            Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.R50K_BASE);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "hello",
                "Hello, world! It's John's; they'll've re-read 'everything'.",
                "  two  spaces   and\n\n\tlines \r\n end  ",
                "1,234.56 and 0x1F ½ Ⅷ ٣",
                "Größe, naïve, Übermaß — “quoted” …",
                "日本語のテキスト、漢字かな",
                "😀👩‍👩‍👧‍👦 emoji 🇩🇪",
                "public static void main(String[] args) { return a->b != null; }",
                "\u00a0non\u2003breaking\u2028space\u0085",
                "internationalisation antidisestablishmentarianism",
                "{\"id\":\"1042\",\"shipped\":[1,2,3]}",
                "!!!!!???...'s''t"
            })
    void a_text_has_as_many_tokens_as_the_published_encoding_gives_it(String text) {
        assertThat(Tokens.count(text)).isEqualTo(PUBLISHED.countTokensOrdinary(text));
    }

    static Stream<String> texts() {
        var random = new Random(42);
        var parts = List.of(
                "a", "Z", "the", " ", "  ", "\n", "\t", "'", "'s", "'ll", "9", "10", "é", "ß", "语", "😀", "-", "…",
                "\u00a0", "ing", "Quantum", "\"", "{", "ﬁ", "\u0301");
        return IntStream.range(0, 500).mapToObj(round -> {
            var text = new StringBuilder();
            for (var i = random.nextInt(40); i >= 0; i--) {
                text.append(parts.get(random.nextInt(parts.size())));
            }
            return text.toString();
        });
    }

    @ParameterizedTest
    @MethodSource("texts")
    void so_has_any_text_and_its_ends_lead_through_it(String text) {
        var ends = ends(text);

        assertThat(Tokens.count(text)).as(text).isEqualTo(PUBLISHED.countTokensOrdinary(text));
        assertThat(ends).as(text).isSorted().doesNotHaveDuplicates().endsWith(text.length());
        assertThat(ends).allMatch(end -> end == text.length() || !Character.isLowSurrogate(text.charAt(end)));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void the_first_tokens_of_a_text_are_no_more_than_asked_for(String text) {
        for (var most : new int[] {0, 1, 5, 1000}) {
            var first = Tokens.first(text, most);

            assertThat(text).startsWith(first);
            assertThat(first.isEmpty() || ends(text).contains(first.length()))
                    .as(text)
                    .isTrue();
            assertThat(ends(text).indexOf(first.length()) + 1).as(text).isLessThanOrEqualTo(most);
        }
        assertThat(Tokens.first(text, Integer.MAX_VALUE)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0,''", "1,one", "3,'one two three'", "9,'one two three four'"})
    void a_text_is_cut_behind_so_many_tokens(int tokens, String expected) {
        assertThat(Tokens.first("one two three four", tokens)).isEqualTo(expected);
    }

    @Test
    void a_character_of_several_tokens_is_kept_whole_or_left_out() {
        assertThat(Tokens.count("a 👩 b")).isEqualTo(4);
        assertThat(ends("a 👩 b")).containsExactly(1, 4, 6);
        assertThat(Tokens.first("a 👩 b", 2)).isEqualTo("a");
    }

    @Test
    void a_word_without_end_is_counted_in_time_that_grows_with_it() {
        var began = System.nanoTime();

        assertThat(Tokens.count("a".repeat(2_000_000))).isBetween(250_000, 600_000);
        assertThat(System.nanoTime() - began).isLessThan(10_000_000_000L);
    }

    @Test
    void half_a_surrogate_pair_is_counted_as_something() {
        assertThat(Tokens.count("a\ud83db")).isPositive();
        assertThat(ends("\ud83d")).containsExactly(1);
    }

    private static List<Integer> ends(String text) {
        var ends = new ArrayList<Integer>();
        Tokens.ends(text).forEachRemaining((int end) -> ends.add(end));
        return ends;
    }
}
