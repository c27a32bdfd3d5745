package dev.outcrop.attachment;

import dev.langchain4j.data.image.Image;
import dev.langchain4j.data.message.Content;
import dev.langchain4j.data.message.ImageContent;
import dev.langchain4j.data.message.PdfFileContent;
import dev.langchain4j.data.pdf.PdfFile;
import dev.outcrop.error.OutcropException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The bytes that one content of a LangChain4j message carries, by name and media type.
 *
 * <p>LangChain4j has pictures, and of documents only PDF: every document is carried as one, its media type says what it is,
 * and its address, of the scheme {@code attachment}, what it is called. So messages are serialised as ever.
 *
 * @param base64 as the message has it, which may be wrong
 */
public record Carried(String name, String mediaType, String base64) {

    static final String SCHEME = "attachment";

    /** What a content carries; empty for texts, for addresses, and for what LangChain4j sends to no Bedrock model. */
    public static Optional<Carried> by(Content content) {
        if (content instanceof ImageContent picture && picture.image().base64Data() != null) {
            var image = picture.image();
            return Optional.of(new Carried(
                    name(image.url(), "picture"),
                    image.mimeType() == null ? Kind.PNG.mediaType() : image.mimeType(),
                    image.base64Data()));
        }
        if (content instanceof PdfFileContent document && document.pdfFile().base64Data() != null) {
            var file = document.pdfFile();
            return Optional.of(new Carried(
                    name(file.url(), "document"),
                    file.mimeType() == null ? Kind.PDF.mediaType() : file.mimeType(),
                    file.base64Data()));
        }
        return Optional.empty();
    }

    private static String name(@Nullable URI address, String unnamed) {
        var path = address == null ? null : address.getPath();
        var name = path == null ? "" : path.substring(path.lastIndexOf('/') + 1);
        return name.isBlank() ? unnamed : name;
    }

    boolean isPicture() {
        return mediaType.startsWith("image/");
    }

    /** About how many bytes it has. */
    long size() {
        return base64.length() / 4 * 3L;
    }

    /**
     * The bytes and their kind.
     *
     * @throws OutcropException of kind input: the Base64 is none, or the bytes are not of the media type, or too many
     */
    public Attachment attachment() {
        var kind = Kind.ofMediaType(mediaType)
                .orElseThrow(() -> OutcropException.input(
                        "The attachment \"" + name + "\" has the media type \"" + mediaType
                                + "\", which Bedrock does not take.",
                        "Attach one of " + Kind.allEndings() + "."));
        try {
            return new Attachment(
                    name,
                    kind,
                    Examination.ofOther(name, kind, Base64.getDecoder().decode(base64)));
        } catch (IllegalArgumentException notBase64) {
            throw OutcropException.input(
                    "The attachment \"" + name + "\" is not Base64: " + notBase64.getMessage() + ".",
                    "Encode its bytes with java.util.Base64, without line breaks.");
        }
    }

    /** The same as LangChain4j has it. */
    Content content() {
        return content(address(null), base64);
    }

    /** The same without its bytes, which are kept elsewhere under their hash. */
    Content stowed(String hash) {
        return content(address("sha256=" + hash), null);
    }

    private Content content(URI address, @Nullable String data) {
        return isPicture()
                ? ImageContent.from(Image.builder()
                        .url(address)
                        .base64Data(data)
                        .mimeType(mediaType)
                        .build())
                : PdfFileContent.from(PdfFile.builder()
                        .url(address)
                        .base64Data(data)
                        .mimeType(mediaType)
                        .build());
    }

    private URI address(@Nullable String query) {
        try {
            return new URI(SCHEME, null, "/" + name, query, null);
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException("a path that begins with / can always be written", impossible);
        }
    }
}
