package dev.outcrop.bench;

import dev.outcrop.Outcrop;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToDoubleFunction;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.http.Protocol;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;

/**
 * What the guard and the retries cost: the same calls and streams by the bare AWS SDK, by LangChain4j over it, and by Outcrop,
 * in turn in one process, the simulator in another.
 *
 * <p>Arguments: the simulator's endpoint, rounds. CPU of all Java threads per call and per piece, time to the first piece; each the median
 * of the rounds' own ratios, and of the rounds' own differences.
 */
public final class GuardCost {

    private static final int CALLS = 200;
    private static final int STREAMS = 25;
    private static final int FIRSTS = 60;
    private static final int PACED = 40;

    private static final com.sun.management.ThreadMXBean THREADS =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

    private GuardCost() {}

    public static void main(String[] args) throws Exception {
        var endpoint = URI.create(args[0]);
        var rounds = Integer.parseInt(args[1]);
        var began = System.nanoTime();
        try (var sync = sync(endpoint);
                var async = async(endpoint);
                var outcrop = Outcrop.open(project(endpoint))) {
            var contenders = List.of(
                    new Contender.BareSdkCalls(sync, async),
                    Contender.LangChain4jCalls.plain(sync, async),
                    Contender.LangChain4jCalls.guarded(outcrop));
            compare("CPU a call, µs", contenders, 15, rounds, GuardCost::cpuOfCalls);
            compare(
                    "CPU a streamed piece in a burst, µs",
                    contenders,
                    6,
                    rounds,
                    who -> cpuOfPieces(who, "burst", STREAMS, 1));
            compare(
                    "CPU a streamed piece at 50 a second, µs",
                    contenders,
                    1,
                    rounds,
                    who -> cpuOfPieces(who, "paced", PACED, PACED));
            compare("first piece after, ms", contenders, 2, rounds, GuardCost::firstPiece);
        }
        System.out.printf("in %.0f s%n", (System.nanoTime() - began) / 1e9);
        System.exit(0);
    }

    private static void compare(
            String what,
            List<? extends Contender> contenders,
            int warmUps,
            int rounds,
            ToDoubleFunction<Contender> measure) {
        Map<String, List<Double>> figures = new LinkedHashMap<>();
        contenders.forEach(who -> figures.put(who.name(), new ArrayList<>()));
        for (int round = -warmUps; round < rounds; round++) {
            // Whoever is first in a round is another one each time.
            for (int i = 0; i < contenders.size(); i++) {
                var who = contenders.get(Math.floorMod(i + round, contenders.size()));
                var figure = measure.applyAsDouble(who);
                if (round >= 0) {
                    figures.get(who.name()).add(figure);
                }
            }
        }
        System.out.println(what);
        figures.forEach((name, each) -> System.out.printf("  %-18s %8.2f%n", name, median(each)));
        var ours = figures.get("Outcrop");
        figures.forEach((name, theirs) -> {
            if (theirs != ours) {
                var ratios = new ArrayList<Double>();
                var differences = new ArrayList<Double>();
                for (int i = 0; i < theirs.size(); i++) {
                    ratios.add(ours.get(i) / theirs.get(i));
                    differences.add(ours.get(i) - theirs.get(i));
                }
                System.out.printf(
                        "  over %-18s ratio %.3f, difference %.2f%n", name, median(ratios), median(differences));
            }
        });
    }

    private static double cpuOfCalls(Contender who) {
        var before = cpu();
        for (int i = 0; i < CALLS; i++) {
            who.call("call me");
        }
        return (cpu() - before) / 1e3 / CALLS;
    }

    private static double cpuOfPieces(Contender who, String which, int streams, int atOnce) {
        var pieces = new AtomicLong();
        var before = cpu();
        for (int done = 0; done < streams; done += atOnce) {
            var ends = new CompletableFuture<?>[atOnce];
            Arrays.setAll(ends, i -> who.stream(which, pieces::incrementAndGet));
            CompletableFuture.allOf(ends).join();
        }
        return (cpu() - before) / 1e3 / pieces.get();
    }

    private static double firstPiece(Contender who) {
        var times = new ArrayList<Double>();
        for (int i = 0; i < FIRSTS; i++) {
            var began = System.nanoTime();
            var first = new AtomicLong();
            who.stream("call me", () -> first.compareAndSet(0, System.nanoTime()))
                    .join();
            times.add((first.get() - began) / 1e6);
        }
        return median(times);
    }

    /** CPU of all Java threads so far, in ns: not that of the JIT compiler, which works for whoever is warmed up last. */
    private static long cpu() {
        return Arrays.stream(THREADS.getThreadCpuTime(THREADS.getAllThreadIds()))
                .filter(time -> time > 0)
                .sum();
    }

    private static double median(List<Double> figures) {
        return figures.stream().sorted().toList().get(figures.size() / 2);
    }

    static Path project(URI endpoint) throws java.io.IOException {
        var folder = Files.createTempDirectory("guard-cost");
        Files.createDirectories(folder.resolve("prompts"));
        Files.writeString(folder.resolve("outcrop.yaml"), """
                region: us-east-1
                backend: bedrock
                endpoint: %s
                models: { fast: { id: "%s", max-tokens: 400 } }
                """.formatted(endpoint, Contender.MODEL));
        return folder;
    }

    private static DefaultCredentialsProvider credentials() {
        return DefaultCredentialsProvider.builder().build();
    }

    static BedrockRuntimeClient sync(URI endpoint) {
        return BedrockRuntimeClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(credentials())
                .httpClientBuilder(Apache5HttpClient.builder())
                .build();
    }

    static BedrockRuntimeAsyncClient async(URI endpoint) {
        return BedrockRuntimeAsyncClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(credentials())
                .httpClientBuilder(NettyNioAsyncHttpClient.builder()
                        .protocol(Protocol.HTTP2)
                        .maxConcurrency(1_000)
                        .connectionAcquisitionTimeout(java.time.Duration.ofMinutes(1)))
                .build();
    }
}
