package dev.outcrop.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class TextPiecesTest {

    @Test
    void a_word_takes_the_space_before_it_and_long_words_take_several_pieces() {
        assertThat(pieces("The internationalisation, twice"))
                .containsExactly("The", " internat", "ionalisa", "tion", ",", " twice");
    }

    @Test
    void ideographs_and_emoji_stand_alone() {
        assertThat(pieces("世界 😀é")).containsExactly("世", "界", " 😀", "é");
    }

    @Test
    void white_space_at_the_end_is_a_piece() {
        assertThat(pieces("a\n\n ")).containsExactly("a", "\n\n ");
    }

    @Test
    void the_first_pieces_of_a_text_are_its_beginning() {
        assertThat(TextPieces.first("one two three", 2)).isEqualTo("one two");
        assertThat(TextPieces.first("one", 0)).isEmpty();
        assertThat(TextPieces.first("one", 9)).isEqualTo("one");
    }

    @Test
    void pieces_make_up_any_text_and_are_as_many_as_are_counted() {
        var random = new Random(11);
        for (var i = 0; i < 500; i++) {
            var text = new StringBuilder();
            for (var length = random.nextInt(60); length > 0; length--) {
                text.appendCodePoint(random.nextInt(3) == 0 ? 0x1F600 + random.nextInt(40) : ' ' + random.nextInt(90));
            }
            var pieces = pieces(text.toString());

            assertThat(String.join("", pieces)).isEqualTo(text.toString());
            assertThat(pieces).hasSize(TextPieces.count(text.toString()));
            assertThat(pieces).noneMatch(piece -> Character.isLowSurrogate(piece.charAt(0)));
        }
    }

    private static List<String> pieces(String text) {
        var pieces = new ArrayList<String>();
        for (var at = 0; at < text.length(); ) {
            var end = TextPieces.end(text, at);
            pieces.add(text.substring(at, end));
            at = end;
        }
        return pieces;
    }
}
