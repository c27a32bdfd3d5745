package dev.outcrop.conversation;

import dev.outcrop.attachment.Attachment;
import dev.outcrop.config.Node;
import dev.outcrop.conversation.check.Folder;
import dev.outcrop.error.Fault;
import dev.outcrop.error.OutcropException;
import dev.outcrop.error.Place;
import dev.outcrop.prompt.Template;
import java.util.List;
import java.util.Map;

/**
 * A file that goes with what the user says in a turn.
 *
 * @param name from the script's folder; a template, since rows of data may name other files each
 * @param folder the script's, outside of whose project nothing is attached
 */
record Attach(Template name, Folder folder, Place at) {

    static Attach of(Node name, Folder folder) {
        return new Attach(Template.parse(name.text(), name.at()), folder, name.at());
    }

    /** Whether every row attaches the same file, so that it can be looked at before anything is asked. */
    boolean isPlain() {
        return name.variables().isEmpty();
    }

    /**
     * The file, read anew each time: a run of a thousand conversations does not hold a thousand pictures.
     *
     * @throws OutcropException with the fault: no such file, outside the project, or nothing that Bedrock takes
     */
    Attachment read(Map<String, Object> vars) {
        var written = name.render(vars);
        var file = folder.file(written, at);
        try {
            return Attachment.read(file, written);
        } catch (OutcropException refused) {
            throw OutcropException.faults(List.of(new Fault(at, refused.problem(), refused.remedy())));
        }
    }
}
