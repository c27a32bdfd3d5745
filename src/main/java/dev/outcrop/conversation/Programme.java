package dev.outcrop.conversation;

import java.util.ArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The conversations of a plan in order: script by script, row by row, on each model. Never held in memory as a whole. */
final class Programme {

    private final Plan plan;
    private final TurnKeys keys;

    Programme(Plan plan, String run) {
        this.plan = plan;
        this.keys = new TurnKeys(run);
    }

    /** Gives out the conversations, the attempts at one of them together. */
    void each(Consumer<Group> groups) {
        plan.scripts().forEach(script -> each(script, groups));
    }

    private void each(Script script, Consumer<Group> groups) {
        var data = script.material().data();
        if (data == null) {
            each(script, Row.NONE, groups);
            return;
        }
        try (var rows = data.open()) {
            for (var row = rows.next(); row != null; row = rows.next()) {
                each(script, row, groups);
            }
        }
    }

    private void each(Script script, Row row, Consumer<Group> groups) {
        var models = plan.options().models();
        if (models.isEmpty()) {
            groups.accept(group(script, row, null));
        }
        models.forEach(model -> groups.accept(group(script, row, model)));
    }

    private Group group(Script script, Row row, @Nullable String model) {
        var repeat = plan.options().repeat(script);
        var attempts = new ArrayList<Performance>();
        for (var attempt = 1; attempt <= repeat.times(); attempt++) {
            attempts.add(new Performance(script, row, model, attempt, keys.of(script, row, model, attempt)));
        }
        return new Group(attempts, repeat.pass());
    }
}
