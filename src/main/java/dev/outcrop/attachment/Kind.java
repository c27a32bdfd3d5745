package dev.outcrop.attachment;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What an attachment can be: the pictures and documents that Converse takes.
 *
 * <p>Source: Bedrock API reference, ImageBlock and DocumentBlock. The older doc and xls are left out: what they are cannot be
 * told from what they hold.
 */
public enum Kind {
    PNG("image/png", "png"),
    JPEG("image/jpeg", "jpg", "jpeg"),
    GIF("image/gif", "gif"),
    WEBP("image/webp", "webp"),
    PDF("application/pdf", "pdf"),
    CSV("text/csv", "csv"),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    HTML("text/html", "html", "htm"),
    TXT("text/plain", "txt"),
    MD("text/markdown", "md", "markdown");

    private final String mediaType;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> endings;

    Kind(String mediaType, String... endings) {
        this.mediaType = mediaType;
        this.endings = List.of(endings);
    }

    /** Bedrock's word for it, such as {@code jpeg}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Such as {@code image/jpeg}. */
    public String mediaType() {
        return mediaType;
    }

    public boolean isPicture() {
        return mediaType.startsWith("image/");
    }

    /** Whether it is any text, so that its name alone says which. */
    boolean isText() {
        return mediaType.startsWith("text/");
    }

    /** The ending that a file of this kind usually has, such as {@code .jpg}. */
    String ending() {
        return "." + endings.get(0);
    }

    /** Such as {@code a png picture}. */
    String shown() {
        return (this == XLSX ? "an " : "a ") + word() + (isPicture() ? " picture" : " document");
    }

    /** The kind that a file's name says by its ending; empty for any other. */
    public static Optional<Kind> ofName(String file) {
        var dot = file.lastIndexOf('.');
        var ending = file.substring(dot + 1).toLowerCase(Locale.ROOT);
        return dot < 0
                ? Optional.empty()
                : Arrays.stream(values())
                        .filter(kind -> kind.endings.contains(ending))
                        .findFirst();
    }

    /** The kind of a media type, its parameters aside; empty for any other. */
    public static Optional<Kind> ofMediaType(String type) {
        var bare = type.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(kind -> kind.mediaType.equals(bare) || (kind == JPEG && bare.equals("image/jpg")))
                .findFirst();
    }

    /** The endings of all kinds, for remedies. */
    public static List<String> allEndings() {
        return Arrays.stream(values()).flatMap(kind -> kind.endings.stream()).toList();
    }
}
