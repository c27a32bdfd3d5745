package dev.outcrop.prompt;

import dev.outcrop.error.Fault;
import dev.outcrop.error.Place;
import dev.outcrop.prompt.Section.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a template into its sections, and checks their order: system, then user and assistant in turn.
 *
 * <p>A line opens a section where it holds {@code system:}, {@code user:} or {@code assistant:} and nothing before it, in the
 * template file itself: the same line in a partial is text. A text without such lines is the system message.
 */
final class Sections {

    private final String file;
    private final Consumer<Fault> faults;
    private final List<Section> sections = new ArrayList<>();

    private Sections(String file, Consumer<Fault> faults) {
        this.file = file;
        this.faults = faults;
    }

    static List<Section> in(Traced body, String file, Consumer<Fault> faults) {
        var sections = new Sections(file, faults);
        sections.cut(body);
        sections.checkOrder();
        return List.copyOf(sections.sections);
    }

    private void cut(Traced body) {
        Section open = null;
        var begin = 0;
        for (var from = 0; from < body.length(); ) {
            var newline = body.text().indexOf('\n', from);
            var end = newline < 0 ? body.length() : newline;
            var role = roleOf(body, from, end);
            if (role.isPresent()) {
                close(open, body.slice(begin, from));
                open = new Section(role.get(), body, body.lineAt(from));
                begin = Math.min(end + 1, body.length());
            }
            from = end + 1;
        }
        close(open, body.slice(begin, body.length()));
    }

    private Optional<Role> roleOf(Traced body, int from, int end) {
        var line = body.text().substring(from, end).stripTrailing();
        for (var role : Role.values()) {
            if (line.equals(role.opening()) && body.at(from).file().equals(file)) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }

    private void close(@Nullable Section open, Traced text) {
        var trimmed = text.trimmed();
        if (open != null) {
            sections.add(new Section(open.role(), trimmed, open.at()));
        } else if (trimmed.length() > 0) {
            sections.add(new Section(Role.SYSTEM, trimmed, Place.of(file)));
        }
    }

    private void checkOrder() {
        if (sections.isEmpty()) {
            fault(Place.of(file), "The prompt is empty.", "Write its text.");
        }
        for (var i = 0; i < sections.size(); i++) {
            var section = sections.get(i);
            if (section.at().line() == 0 && sections.size() > 1) {
                fault(
                        section.text().lineAt(0),
                        "This text stands in no section.",
                        "Write system: on a line of its own before it.");
                continue;
            }
            if (section.text().length() == 0) {
                fault(
                        section.at(),
                        "The section " + section.role().opening() + " is empty.",
                        "Write its text below it, or take the line out.");
            }
            checkFollows(section, i == 0 ? null : sections.get(i - 1));
        }
    }

    private void checkFollows(Section section, @Nullable Section before) {
        var opening = section.role().opening();
        if (section.role() == Role.SYSTEM && before != null) {
            fault(section.at(), opening + " does not come first.", "Move it to the top; there can be one only.");
        } else if (section.role() == Role.USER && before != null && before.role() == Role.USER) {
            fault(
                    section.at(),
                    opening + " follows the " + opening + " of line "
                            + before.at().line() + ", which has no answer.",
                    "Write an assistant: section between them, or make them one.");
        } else if (section.role() == Role.ASSISTANT && (before == null || before.role() != Role.USER)) {
            fault(section.at(), opening + " answers nothing.", "Write a user: section before it.");
        }
    }

    private void fault(Place at, String problem, String remedy) {
        faults.accept(new Fault(at, problem, remedy));
    }
}
