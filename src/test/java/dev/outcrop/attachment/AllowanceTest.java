package dev.outcrop.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ChatMessageDeserializer;
import dev.langchain4j.data.message.ChatMessageSerializer;
import dev.langchain4j.data.message.Content;
import dev.langchain4j.data.message.ImageContent;
import dev.langchain4j.data.message.PdfFileContent;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.UserMessage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a talk sends again of its attachments, and how they are kept. */
final class AllowanceTest {

    private static Content picture(String name) {
        return new Attachment(name, Kind.PNG, Samples.PNG).content();
    }

    private static Content document(String name, int bytes) {
        return new Attachment(name, Kind.CSV, new byte[bytes]).content();
    }

    private static UserMessage shows(Content... contents) {
        var all = new ArrayList<>(List.of(contents));
        all.add(TextContent.from("look"));
        return UserMessage.from(all);
    }

    @Test
    void what_fits_is_sent_as_it_is() {
        List<ChatMessage> messages =
                List.of(shows(picture("a.png")), AiMessage.from("ok"), shows(document("a.csv", 9)));

        assertThat(Allowance.newest(messages)).isSameAs(messages);
    }

    @Test
    void the_newest_are_sent_and_a_line_stands_for_each_older_one() {
        var messages = new ArrayList<ChatMessage>();
        messages.add(shows(picture("oldest.png"), document("old.csv", 5)));
        for (var i = 0; i < 20; i++) {
            messages.add(shows(picture("p" + i + ".png")));
        }

        var sent = Allowance.newest(messages);

        assertThat(sent.get(0))
                .isEqualTo(shows(
                        TextContent.from("[\"oldest.png\" was attached here and is no longer shown]"),
                        document("old.csv", 5)));
        assertThat(sent.subList(1, 21)).isEqualTo(messages.subList(1, 21));
    }

    @Test
    void bytes_are_bounded_too() {
        var large = 4_500_000;
        List<ChatMessage> messages = List.of(
                shows(document("tiny.csv", 1)),
                shows(document("1.csv", large)),
                shows(document("2.csv", large), document("3.csv", large)),
                shows(document("4.csv", large)));

        var sent = Allowance.newest(messages);

        assertThat(sent.get(0))
                .isEqualTo(shows(TextContent.from("[\"tiny.csv\" was attached here and is no longer shown]")));
        assertThat(sent.subList(1, 4)).isEqualTo(messages.subList(1, 4));
    }

    @Test
    void kept_messages_hold_hashes_and_come_back_whole() {
        var message = shows(picture("my picture.png"), picture("again.png"), document("ä?.csv", 4));
        var stowage = new Stowage();

        var json = ChatMessageSerializer.messageToJson(stowage.stow(message));

        assertThat(json).doesNotContain("base64Data").hasSizeLessThan(800);
        assertThat(stowage.kept()).hasSize(2);
        var kept = ChatMessageDeserializer.messageFromJson(json);
        assertThat(Stowage.fetch(kept, stowage.kept()::get)).isEqualTo(message);
        assertThat(Stowage.fetch(kept, hash -> null))
                .isEqualTo(UserMessage.from(
                        TextContent.from("[\"my picture.png\" was attached here and is no longer shown]"),
                        TextContent.from("[\"again.png\" was attached here and is no longer shown]"),
                        TextContent.from("[\"ä?.csv\" was attached here and is no longer shown]"),
                        TextContent.from("look")));
    }

    @Test
    void addresses_and_texts_stay_what_they_are() {
        var message =
                shows(ImageContent.from("https://example.com/a.png"), PdfFileContent.from("https://example.com/a.pdf"));
        var stowage = new Stowage();

        assertThat(stowage.stow(message)).isSameAs(message);
        assertThat(Stowage.fetch(message, hash -> null)).isSameAs(message);
    }

    @Test
    void what_a_program_brings_is_checked_where_it_is_sent() {
        assertThatThrownBy(() -> attachment(ImageContent.from("not base64!", "image/png")))
                .hasMessage("""
                        The attachment "picture" is not Base64: Illegal base64 character 20.
                        Encode its bytes with java.util.Base64, without line breaks.""");
        assertThatThrownBy(() -> attachment(ImageContent.from("iVBORw0KGgo=", "image/webp")))
                .hasMessage("""
                        The attachment "picture" is a png picture, not a webp picture.
                        Give it a name that ends in .png, or attach what its name says.""");
        assertThatThrownBy(() -> attachment(ImageContent.from("QUJD", "image/tiff")))
                .hasMessage("""
                        The attachment "picture" has the media type "image/tiff", which Bedrock does not take.
                        Attach one of [png, jpg, jpeg, gif, webp, pdf, csv, docx, xlsx, html, htm, txt, md, markdown].""");
    }

    private static Attachment attachment(Content content) {
        return Carried.by(content).orElseThrow().attachment();
    }
}
