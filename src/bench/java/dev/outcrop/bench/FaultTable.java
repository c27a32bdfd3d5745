package dev.outcrop.bench;

import dev.outcrop.simulator.fault.Faults;
import dev.outcrop.simulator.fault.Setting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What comes of every fault: plain LangChain4j as it is made by default beside Outcrop, against the same simulator.
 *
 * <p>Prints the table of docs/reliability.md. Every cell has a simulator, a client and a talk of its own, so that no retry
 * budget or circuit breaker carries over; 24 cells run at a time, since most of them wait.
 */
public final class FaultTable {

    /** Beside each kind alone, and each that can strike later behind the first delta. */
    private static final List<String> MORE = List.of(
            "throttling, retry-after-s: 2",
            "throttling, retry-after-s: 61",
            "throttling, message: 'Too many tokens per day, please wait before trying again.'");

    private static final int AT_ONCE = 24;

    private FaultTable() {}

    public static void main(String[] args) throws Exception {
        System.setProperty("aws.accessKeyId", "AKIDEXAMPLE");
        System.setProperty("aws.secretAccessKey", "bench");
        var folder = Files.createTempDirectory("fault-table");
        var threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            warm(folder);
            print(measure(folder, threads::submit));
        } finally {
            threads.shutdownNow();
        }
        // Plain LangChain4j leaves threads behind that would keep the process.
        System.exit(0);
    }

    /** What a program pays for its first calls is no part of the table. */
    private static void warm(Path folder) throws Exception {
        for (var column : FaultColumn.values()) {
            column.cell("validation", folder.resolve("warm-" + column)).call();
        }
    }

    private interface Start {
        Future<String> start(Callable<String> cell);
    }

    private static Map<String, List<String>> measure(Path folder, Start start) throws Exception {
        var cells = new LinkedHashMap<String, List<Future<String>>>();
        for (var fault : faults().toList()) {
            cells.put(
                    fault,
                    Stream.of(FaultColumn.values())
                            .map(column -> start.start(column.cell(fault, folder.resolve(cells.size() + "-" + column))))
                            .toList());
        }
        var measured = new LinkedHashMap<String, List<String>>();
        for (var row : cells.entrySet()) {
            var texts = new ArrayList<String>();
            for (var cell : row.getValue()) {
                texts.add(cell.get());
            }
            measured.put(row.getKey(), texts);
        }
        return measured;
    }

    private static Stream<String> faults() {
        return Faults.words().stream()
                .flatMap(word -> Stream.of(
                                Stream.of(word),
                                MORE.stream().filter(more -> more.startsWith(word + ",")),
                                Faults.taking(Setting.AFTER_DELTAS).contains(word)
                                        ? Stream.of(word + ", after-deltas: 1")
                                        : Stream.<String>of())
                        .flatMap(each -> each));
    }

    private static void print(Map<String, List<String>> rows) {
        System.out.println("| fault | "
                + Stream.of(FaultColumn.values()).map(FaultColumn::title).collect(Collectors.joining(" | ")) + " |");
        System.out.println("|" + "---|".repeat(FaultColumn.values().length + 1));
        rows.forEach((fault, cells) ->
                System.out.println("| `" + shortened(fault) + "` | " + String.join(" | ", cells) + " |"));
        var columns = List.of(FaultColumn.values());
        IntStream.range(0, columns.size())
                .forEach(column -> System.err.println(columns.get(column)
                        + ": "
                        + rows.values().stream()
                                .filter(cells -> cells.get(column).contains("**"))
                                .count()
                        + " cells marked"));
    }

    private static String shortened(String fault) {
        return fault.replaceAll("message: '(.{19}).*", "message: '$1…'");
    }
}
