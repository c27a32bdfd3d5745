package dev.outcrop.cli;

import picocli.CommandLine.Command;

/** {@code outcrop prompt}: the templates of a project. */
@Command(
        name = "prompt",
        description = "List, show and fill the templates in prompts/.",
        subcommands = {PromptListCommand.class, PromptShowCommand.class, PromptRenderCommand.class},
        footer = {"", "Example:", "  outcrop prompt render explainer --var topic=tides"})
final class PromptCommand {}
