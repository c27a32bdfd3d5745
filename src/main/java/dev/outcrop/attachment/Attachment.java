package dev.outcrop.attachment;

import dev.langchain4j.data.message.Content;
import dev.outcrop.error.OutcropException;
import dev.outcrop.error.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;

/**
 * A picture or a document that goes with what a user says, checked: it is what its name says, and within Bedrock's bounds.
 *
 * <p>Immutable as long as nobody changes the array of {@link #bytes()}, which is not copied: it may hold megabytes.
 *
 * @param name the file's name, without its folder
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares attachments, and a copy of megabytes at each step costs
public record Attachment(String name, Kind kind, byte[] bytes) {

    /**
     * Reads a file.
     *
     * @param shown the file as its user named it
     * @throws OutcropException of kind input: it cannot be read, is of no kind that Bedrock takes or not of the one that its
     *     name says, is empty, or larger than Bedrock takes; with the bounds and the kinds that there are
     */
    public static Attachment read(Path file, String shown) {
        var name = String.valueOf(file.getFileName());
        var named = Kind.ofName(name)
                .orElseThrow(() -> OutcropException.input(
                        "The attachment \"" + shown + "\" is of no kind that Bedrock takes.",
                        "Attach a file that ends in one of " + Kind.allEndings() + "."));
        try {
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                throw OutcropException.input(
                        "The attachment \"" + shown + "\" is not a file.", "Name a picture or a document.");
            }
            // Before it is read: whatever it is, so much of it would be refused.
            refuseTooLarge(shown, named, Files.size(file));
            return new Attachment(name, named, Examination.of(shown, named, Files.readAllBytes(file)));
        } catch (IOException cause) {
            throw OutcropException.input(
                    "The attachment \"" + shown + "\" cannot be read: " + Reason.of(cause) + ".",
                    "Correct the name, or the rights of the file.");
        }
    }

    /** As LangChain4j has it in a message: see {@link Carried}. */
    public Content content() {
        return new Carried(name, kind.mediaType(), Base64.getEncoder().encodeToString(bytes)).content();
    }

    static void refuseTooLarge(String shown, Kind kind, long size) {
        if (size > Limits.bytes(kind)) {
            throw OutcropException.input(
                    "The attachment \"" + shown + "\" has " + Limits.shown(size) + ", and Bedrock takes "
                            + (kind.isPicture() ? "pictures" : "documents") + " of "
                            + Limits.shown(Limits.bytes(kind)) + " at most.",
                    kind.isPicture() ? "Make the picture smaller." : "Split the document.");
        }
    }

    /**
     * Refuses more attachments than one message can have.
     *
     * @throws OutcropException of kind input
     */
    public static void refuseTooMany(List<Attachment> attachments) {
        var pictures =
                attachments.stream().filter(each -> each.kind().isPicture()).count();
        var documents = attachments.size() - pictures;
        var bytes = attachments.stream().mapToLong(each -> each.bytes().length).sum();
        var bounds = "Bedrock takes " + Limits.PICTURES + " pictures, " + Limits.DOCUMENTS + " documents and "
                + Limits.shown(Limits.TOTAL) + " at most with one request.";
        if (pictures > Limits.PICTURES || documents > Limits.DOCUMENTS) {
            throw OutcropException.input(
                    "There are " + pictures + " pictures and " + documents + " documents attached.",
                    "Attach fewer: " + bounds);
        }
        if (bytes > Limits.TOTAL) {
            throw OutcropException.input(
                    "The attachments have " + Limits.shown(bytes) + " together.", "Attach less: " + bounds);
        }
    }
}
