package dev.outcrop.attachment;

import dev.outcrop.error.OutcropException;

/** Whether bytes are what they are said to be. */
final class Examination {

    private Examination() {}

    /**
     * The same bytes, where nothing is wrong with them.
     *
     * @param shown what they are called in a refusal
     * @throws OutcropException of kind input: they are of another kind, empty, or larger than Bedrock takes
     */
    static byte[] of(String shown, Kind said, byte[] bytes) {
        ofOther(shown, said, bytes);
        if (Bytes.kind(bytes).isEmpty() && !holds(said, bytes)) {
            throw OutcropException.input(
                    "The attachment \"" + shown + "\" is not " + said.shown() + ": "
                            + (Bytes.areText(bytes) ? "it is plain text." : "it is in no form that is known here."),
                    said.isText() ? "Save it as a text in UTF-8." : "Attach what its name says.");
        }
        refuseTooManyPixels(shown, said, bytes);
        return bytes;
    }

    /** The same for bytes that a program brings: only what is known against them is refused. */
    static byte[] ofOther(String shown, Kind said, byte[] bytes) {
        if (bytes.length == 0) {
            throw OutcropException.input(
                    "The attachment \"" + shown + "\" is empty.", "Attach a file that holds something.");
        }
        Attachment.refuseTooLarge(shown, said, bytes.length);
        var is = Bytes.kind(bytes);
        if (is.isPresent() && is.get() != said) {
            throw OutcropException.input(
                    "The attachment \"" + shown + "\" is " + is.get().shown() + ", not " + said.shown() + ".",
                    "Give it a name that ends in " + is.get().ending() + ", or attach what its name says.");
        }
        return bytes;
    }

    /** Whether bytes that do not name their kind themselves can be of it. */
    private static boolean holds(Kind said, byte[] bytes) {
        return said == Kind.PDF ? Bytes.arePdf(bytes) : said.isText() && Bytes.areText(bytes);
    }

    private static void refuseTooManyPixels(String shown, Kind kind, byte[] bytes) {
        if (!kind.isPicture()) {
            return;
        }
        var size = PictureSize.of(kind, bytes)
                .orElseThrow(() -> OutcropException.input(
                        "The attachment \"" + shown + "\" begins as " + kind.shown() + " and breaks off.",
                        "Attach the whole picture."));
        if (size.width() < 1 || size.height() < 1 || Math.max(size.width(), size.height()) > Limits.PIXELS) {
            throw OutcropException.input(
                    "The attachment \"" + shown + "\" has " + size.width() + " x " + size.height()
                            + " pixels, and Bedrock takes 1 to " + Limits.PIXELS + " a side.",
                    "Make the picture smaller.");
        }
    }
}
