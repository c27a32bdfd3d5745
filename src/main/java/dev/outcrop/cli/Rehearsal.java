package dev.outcrop.cli;

/**
 * What the launcher has a JVM go through once, so that it can archive the classes that short commands need: help, an answer
 * at once and an answer as it comes.
 */
final class Rehearsal {

    private Rehearsal() {}

    /**
     * Asks an assistant of the project of the current folder.
     *
     * @param args the assistant's name
     */
    public static void main(String[] args) {
        var caller = Caller.ofProcess();
        OutcropCommand.run(caller, "--help");
        OutcropCommand.run(caller, "ask", args[0], "hello", "--no-stream", "--json");
        OutcropCommand.run(caller, "ask", args[0], "hello", "--stream");
        System.exit(0);
    }
}
