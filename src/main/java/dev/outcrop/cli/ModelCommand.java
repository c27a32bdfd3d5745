package dev.outcrop.cli;

import picocli.CommandLine.Command;

/** {@code outcrop model}: the model versions of a project. */
@Command(
        name = "model",
        description = "List, show and check the model versions behind the short names.",
        subcommands = {ModelListCommand.class, ModelShowCommand.class, ModelCheckCommand.class},
        footer = {"", "Example:", "  outcrop model list"})
final class ModelCommand {}
