package dev.outcrop.bedrock.body;

import dev.outcrop.bedrock.body.Turn.Role;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A talk as it would stand in a book, for models that only ever go on with a text: {@code User: …}, {@code Bot: …}.
 *
 * <p>The system text stands before it. What a user says alone needs no label.
 */
final class DialogTemplate implements ChatTemplate {

    private final String user;
    private final String assistant;
    private final Marks marks;

    DialogTemplate(String user, String assistant) {
        this.user = user;
        this.assistant = assistant;
        this.marks = new Marks("^(?:" + user + "|" + assistant + ")");
    }

    @Override
    public String write(List<Turn> turns) {
        if (turns.size() == 1 && turns.get(0).role() == Role.USER) {
            return marks.broken(turns.get(0).text());
        }
        var prompt = new StringBuilder();
        for (var turn : turns) {
            prompt.append(
                    switch (turn.role()) {
                        case SYSTEM -> "";
                        case USER, TOOL -> user + " ";
                        case ASSISTANT -> assistant + " ";
                    });
            prompt.append(marks.broken(turn.text())).append(turn.role() == Role.SYSTEM ? "\n\n" : "\n");
        }
        return prompt.append(assistant).toString();
    }

    @Override
    public List<Turn> read(String prompt) {
        var turns = new ArrayList<Turn>();
        var text = new StringBuilder();
        var role = Role.SYSTEM;
        for (var line : prompt.split("\n", -1)) {
            var next = roleOf(line);
            if (next != null) {
                end(turns, role, text);
                role = next;
                text.append(line.substring((next == Role.USER ? user : assistant).length())
                        .stripLeading());
            } else {
                text.append(text.isEmpty() ? "" : "\n").append(line);
            }
        }
        end(turns, role, text);
        return turns.size() == 1 ? List.of(new Turn(Role.USER, turns.get(0).text())) : turns;
    }

    private @Nullable Role roleOf(String line) {
        if (line.startsWith(user)) {
            return Role.USER;
        }
        return line.startsWith(assistant) ? Role.ASSISTANT : null;
    }

    private static void end(List<Turn> turns, Role role, StringBuilder text) {
        var whole = text.toString().strip();
        text.setLength(0);
        if (!whole.isEmpty()) {
            turns.add(new Turn(role, whole));
        }
    }

    @Override
    public boolean marks(String prompt) {
        return true;
    }
}
