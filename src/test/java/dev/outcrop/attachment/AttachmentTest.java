package dev.outcrop.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.outcrop.error.ErrorKind;
import dev.outcrop.error.OutcropException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What may be attached, and what is said of anything else. */
final class AttachmentTest {

    private static final String ENDINGS =
            "[png, jpg, jpeg, gif, webp, pdf, csv, docx, xlsx, html, htm, txt, md, markdown]";
    private static final String BOUNDS = "Bedrock takes 20 pictures, 5 documents and 18 MB at most with one request.";

    @TempDir
    private Path folder;

    static Stream<Arguments> what_is_what_its_name_says() {
        return Stream.of(
                arguments("a.png", Samples.PNG, Kind.PNG),
                arguments("a.JPG", Samples.JPEG, Kind.JPEG),
                arguments("a.b.jpeg", Samples.JPEG, Kind.JPEG),
                arguments("a.gif", Samples.GIF, Kind.GIF),
                arguments("a.webp", Samples.WEBP, Kind.WEBP),
                arguments("a.pdf", Samples.PDF, Kind.PDF),
                arguments("late.pdf", Samples.text("\n\n%PDF-1.7 …"), Kind.PDF),
                arguments("a.docx", Samples.DOCX, Kind.DOCX),
                arguments("a.xlsx", Samples.XLSX, Kind.XLSX),
                arguments("a.csv", Samples.text("name,größe\nAda,1\n"), Kind.CSV),
                arguments("a.htm", Samples.text("<p>hi"), Kind.HTML),
                arguments("a.txt", Samples.text("about %PDF- files"), Kind.TXT),
                arguments("a.md", Samples.text("# hi"), Kind.MD));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void what_is_what_its_name_says(String name, byte[] bytes, Kind kind) {
        var file = Samples.write(folder, name, bytes);

        var attachment = Attachment.read(file, name);

        assertThat(attachment.name()).isEqualTo(name);
        assertThat(attachment.kind()).isEqualTo(kind);
        assertThat(attachment.bytes()).isEqualTo(bytes);
    }

    static Stream<Arguments> what_cannot_be_attached() {
        return Stream.of(
                arguments(
                        "a.png",
                        Samples.JPEG,
                        "The attachment \"a.png\" is a jpeg picture, not a png picture.",
                        "Give it a name that ends in .jpg, or attach what its name says."),
                arguments(
                        "a.png",
                        Samples.text("hi"),
                        "The attachment \"a.png\" is not a png picture: it is plain text.",
                        "Attach what its name says."),
                arguments(
                        "a.txt",
                        Samples.PDF,
                        "The attachment \"a.txt\" is a pdf document, not a txt document.",
                        "Give it a name that ends in .pdf, or attach what its name says."),
                arguments(
                        "a.docx",
                        Samples.XLSX,
                        "The attachment \"a.docx\" is an xlsx document, not a docx document.",
                        "Give it a name that ends in .xlsx, or attach what its name says."),
                arguments(
                        "a.docx",
                        Samples.ZIP,
                        "The attachment \"a.docx\" is not a docx document: it is in no form that is known here.",
                        "Attach what its name says."),
                arguments(
                        "a.csv",
                        new byte[] {'a', 0, 'b'},
                        "The attachment \"a.csv\" is not a csv document: it is in no form that is known here.",
                        "Save it as a text in UTF-8."),
                arguments(
                        "a.md",
                        new byte[] {(byte) 0xE4, 'x'},
                        "The attachment \"a.md\" is not a md document: it is in no form that is known here.",
                        "Save it as a text in UTF-8."),
                arguments(
                        "a.gif",
                        new byte[0],
                        "The attachment \"a.gif\" is empty.",
                        "Attach a file that holds something."),
                arguments(
                        "a.gif",
                        Samples.text("GIF89a"),
                        "The attachment \"a.gif\" begins as a gif picture and breaks off.",
                        "Attach the whole picture."),
                arguments(
                        "a.png",
                        Samples.png(8_001, 1),
                        "The attachment \"a.png\" has 8001 x 1 pixels, and Bedrock takes 1 to 8000 a side.",
                        "Make the picture smaller."),
                arguments(
                        "a.png",
                        Samples.filled(Samples.PNG, 3_750_001),
                        "The attachment \"a.png\" has 3.75 MB, and Bedrock takes pictures of 3.75 MB at most.",
                        "Make the picture smaller."),
                arguments(
                        "a.pdf",
                        Samples.filled(Samples.PDF, 5_000_000),
                        "The attachment \"a.pdf\" has 5 MB, and Bedrock takes documents of 4.5 MB at most.",
                        "Split the document."),
                arguments(
                        "a.bmp",
                        Samples.text("BM"),
                        "The attachment \"a.bmp\" is of no kind that Bedrock takes.",
                        "Attach a file that ends in one of " + ENDINGS + "."),
                arguments(
                        "png",
                        Samples.PNG,
                        "The attachment \"png\" is of no kind that Bedrock takes.",
                        "Attach a file that ends in one of " + ENDINGS + "."));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource
    void what_cannot_be_attached(String name, byte[] bytes, String problem, String remedy) {
        var file = Samples.write(folder, name, bytes);

        assertThatThrownBy(() -> Attachment.read(file, name))
                .isInstanceOfSatisfying(OutcropException.class, refused -> {
                    assertThat(refused.kind()).isEqualTo(ErrorKind.INPUT);
                    assertThat(refused.problem()).isEqualTo(problem);
                    assertThat(refused.remedy()).isEqualTo(remedy);
                });
    }

    @Test
    void what_is_not_there_is_said_as_it_was_named() {
        assertThatThrownBy(() -> Attachment.read(folder.resolve("gone.png"), "../gone.png"))
                .hasMessage("""
                The attachment "../gone.png" cannot be read: No such file or directory.
                Correct the name, or the rights of the file.""");
        assertThatThrownBy(() -> Attachment.read(folder.resolve("..").resolve("x.png"), "x.png"))
                .hasMessageStartingWith("The attachment \"x.png\" cannot be read");
        assertThatThrownBy(() -> Attachment.read(
                        java.nio.file.Files.createDirectory(folder.resolve("folder.png")), "folder.png"))
                .hasMessage("""
                        The attachment "folder.png" is not a file.
                        Name a picture or a document.""");
    }

    @Test
    void one_request_has_so_many_and_no_more() {
        var picture = new Attachment("a.png", Kind.PNG, Samples.PNG);
        var document = new Attachment("a.pdf", Kind.PDF, Samples.PDF);
        var large = new Attachment("b.pdf", Kind.PDF, new byte[4_500_000]);

        var most = new ArrayList<Attachment>();
        for (var i = 0; i < 20; i++) {
            most.add(picture);
        }
        for (var i = 0; i < 5; i++) {
            most.add(document);
        }

        Attachment.refuseTooMany(most);
        most.add(document);
        assertThatThrownBy(() -> Attachment.refuseTooMany(most)).hasMessage("""
                There are 20 pictures and 6 documents attached.
                Attach fewer:\s""" + BOUNDS);
        assertThatThrownBy(() -> Attachment.refuseTooMany(List.of(large, large, large, large, document)))
                .hasMessage("""
                The attachments have 18 MB together.
                Attach less:\s""" + BOUNDS);
    }

    @Test
    void the_pixels_of_a_picture_are_in_its_head() {
        assertThat(PictureSize.of(Kind.PNG, Samples.png(300, 70_000))).contains(new PictureSize(300, 70_000));
        assertThat(PictureSize.of(Kind.JPEG, Samples.JPEG)).contains(new PictureSize(5, 4));
        assertThat(PictureSize.of(Kind.GIF, Samples.GIF)).contains(new PictureSize(2, 3));
        assertThat(PictureSize.of(Kind.WEBP, Samples.WEBP)).contains(new PictureSize(7, 8));
        assertThat(PictureSize.of(Kind.JPEG, new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF}))
                .isEqualTo(Optional.empty());
    }
}
