package dev.outcrop.cli;

import dev.outcrop.attachment.Attachment;
import java.nio.file.Path;
import java.util.List;

/** The files that a user names on the command line, wherever they lie. */
final class AttachedFiles {

    private AttachedFiles() {}

    /**
     * Reads them all.
     *
     * @param directory the folder that the user stands in
     * @throws dev.outcrop.error.OutcropException of kind input: one of them cannot be attached, or they are too many
     */
    static List<Attachment> read(Path directory, List<Path> files) {
        var attachments = files.stream()
                .map(file -> Attachment.read(directory.resolve(file), file.toString()))
                .toList();
        Attachment.refuseTooMany(attachments);
        return attachments;
    }
}
