package dev.outcrop.cli;

import picocli.CommandLine.Command;

/** {@code outcrop session}: the talks that a project's store keeps. */
@Command(
        name = "session",
        description = "List, show and delete the talks that are kept.",
        subcommands = {SessionListCommand.class, SessionShowCommand.class, SessionDeleteCommand.class},
        footer = {"", "Example:", "  outcrop session show s1"})
final class SessionCommand {}
