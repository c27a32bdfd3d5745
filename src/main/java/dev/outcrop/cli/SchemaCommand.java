package dev.outcrop.cli;

import dev.outcrop.report.Json;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code outcrop schema}: JSON Schemas, so that editors complete and check a project's files. */
@Command(
        name = "schema",
        description = "Print the JSON Schema of a kind of file, for editors.",
        footer = {"", "Example:", "  outcrop schema conversation > conversation.schema.json"})
final class SchemaCommand implements Callable<Integer> {

    private final Caller caller;

    @Parameters(
            paramLabel = "KIND",
            completionCandidates = SchemaKinds.class,
            description = "The kind of file: ${COMPLETION-CANDIDATES}.")
    private String kind = "";

    SchemaCommand(Caller caller) {
        this.caller = caller;
    }

    @Override
    public Integer call() {
        caller.terminal().print(Json.pretty(SchemaKinds.schema(kind)));
        return 0;
    }
}
