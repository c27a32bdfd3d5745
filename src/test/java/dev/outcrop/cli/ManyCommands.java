package dev.outcrop.cli;

import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/**
 * A program that runs many commands as a process of its own would run each, several at a time: a process each would take
 * minutes.
 */
public final class ManyCommands {

    private static final int AT_ONCE = 12;

    private ManyCommands() {}

    /** Each argument is a command; what the first two need is loaded before the others are in a hurry. */
    public static void main(String[] commands) throws Exception {
        LogLines.prepare();
        LogLines.showDebugLines();
        var caller = Caller.ofProcess();
        var tasks = new ArrayList<Callable<Integer>>();
        for (var command : commands) {
            tasks.add(() -> OutcropCommand.run(caller, command.split(" ")));
        }
        tasks.remove(0).call();
        tasks.remove(0).call();
        var threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            for (var code : threads.invokeAll(tasks)) {
                System.out.println("ended with " + code.get());
            }
        } finally {
            threads.shutdown();
        }
        System.exit(0);
    }
}
