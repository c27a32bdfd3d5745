package dev.outcrop.conversation;

import dev.outcrop.error.ErrorKind;
import dev.outcrop.error.Fault;
import dev.outcrop.error.Nearest;
import dev.outcrop.error.OutcropException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Finds, reads and checks scripts, so that whatever is wrong in a file is known before anything is called. */
final class Planner {

    private final Path project;
    private final Stage stage;
    private final RunOptions options;
    private final List<Fault> faults = new ArrayList<>();

    private Planner(Path project, Stage stage, RunOptions options) {
        this.project = project;
        this.stage = stage;
        this.options = options;
    }

    static Plan plan(Path project, Stage stage, List<String> paths, RunOptions options) {
        return new Planner(project, stage, options).plan(paths);
    }

    private Plan plan(List<String> paths) {
        checkModels();
        var all = new ScriptFinder(project)
                .find(paths, faults::add).stream()
                        .map(file -> ScriptReader.read(project, file, faults::add))
                        .flatMap(Optional::stream)
                        .toList();
        var chosen = all.stream().filter(this::isChosen).toList();
        if (chosen.isEmpty() && faults.isEmpty()) {
            throw noneTagged(all);
        }
        var conversations = 0L;
        var attempts = 0L;
        for (var script : chosen) {
            var held = count(script);
            conversations += held;
            attempts += held * options.repeat(script).times();
        }
        if (!faults.isEmpty()) {
            throw OutcropException.faults(faults);
        }
        return new Plan(chosen, options, conversations, attempts);
    }

    private void checkModels() {
        for (var model : options.models()) {
            if (!stage.models().contains(model)) {
                throw OutcropException.input(
                        "outcrop.yaml has no model \"" + model + "\".",
                        stage.models().isEmpty()
                                ? "Declare it there, under models:."
                                : Nearest.remedy(model, new TreeSet<>(stage.models())));
            }
        }
    }

    private boolean isChosen(Script script) {
        return options.tags().isEmpty() || script.about().tags().stream().anyMatch(options.tags()::contains);
    }

    private OutcropException noneTagged(List<Script> all) {
        var tags = all.stream()
                .flatMap(script -> script.about().tags().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        return OutcropException.input(
                "No conversation has a tag of " + new TreeSet<>(options.tags()) + ".",
                tags.isEmpty() ? "Write tags: into a conversation." : "Use one of " + tags + ".");
    }

    /** Checks one script against the project and its data, and counts its conversations. */
    private long count(Script script) {
        checkCast(script);
        var needs = Needs.of(script);
        var data = script.material().data();
        long rows;
        if (data == null) {
            needs.meet(Row.NONE);
            rows = 1;
        } else {
            rows = data.check(needs::meet, faults::add);
        }
        needs.report(faults::add);
        return rows * Math.max(1, options.models().size());
    }

    private void checkCast(Script script) {
        var cast = script.cast();
        if (!stage.assistants().contains(cast.assistant())) {
            faults.add(new Fault(
                    cast.at(),
                    "outcrop.yaml has no assistant \"" + cast.assistant() + "\".",
                    stage.assistants().isEmpty()
                            ? "Declare it there, under assistants:."
                            : Nearest.remedy(cast.assistant(), new TreeSet<>(stage.assistants()))));
            return;
        }
        try {
            var methods = stage.assistant(cast.assistant()).methods();
            var method = cast.method();
            if (method != null && !methods.contains(method)) {
                faults.add(new Fault(
                        cast.at(),
                        "Assistant \"" + cast.assistant() + "\" has no method \"" + method + "\".",
                        Nearest.remedy(method, methods)));
            }
        } catch (OutcropException broken) {
            collect(script, broken);
        }
    }

    /** An assistant that cannot be built is a fault of the project's files like any other. */
    private void collect(Script script, OutcropException broken) {
        if (broken.kind() != ErrorKind.INPUT) {
            throw broken;
        }
        if (broken.faults().isEmpty()) {
            faults.add(new Fault(script.cast().at(), broken.problem(), broken.remedy()));
        } else {
            faults.addAll(broken.faults());
        }
    }
}
