package io.sluice.benchmarks.agent;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Holds the agent against bare Netty that answers the same bytes: requests a second with 1, 64 and 400 keep-alive clients, and
 * how long an uncontended permit takes at 1,000 a second, open loop, with 400 open connections.
 *
 * <p>Run on a quiet host, for each of the two transports: {@code java -XX:+UseSerialGC -cp benchmarks/target/benchmarks.jar
 * io.sluice.benchmarks.agent.AgentLoad throughput|latency unix|tcp ROUNDS SECONDS}. Half of the requests take a leased permit,
 * half give it back. Servers are processes of their own and take turns, so that what else the host does hits both; the load
 * generator is one thread. Medians over the rounds, with the smallest and the largest.
 */
public final class AgentLoad {
    private static final int[] CLIENTS = {1, 64, 400};
    private static final int OPEN_CLIENTS = 400;
    private static final int OPEN_RATE = 1_000;
    private static final int WARM_UP_TURNS = 3;
    private static final Duration WARM_UP = Duration.ofSeconds(5); // of each turn: enough to be compiled after three

    private final PrintStream out;
    private final boolean tcp;
    private final int rounds;
    private final Duration time;

    private AgentLoad(PrintStream out, boolean tcp, int rounds, Duration time) {
        this.out = out;
        this.tcp = tcp;
        this.rounds = rounds;
        this.time = time;
    }

    /** See the class. */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length < 2 || !arguments[0].matches("throughput|latency") || !arguments[1].matches("unix|tcp")) {
            throw new IllegalArgumentException("arguments: throughput|latency unix|tcp [ROUNDS [SECONDS]]");
        }
        int rounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 5;
        int seconds = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 3;
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        new AgentLoad(out, arguments[1].equals("tcp"), rounds, Duration.ofSeconds(seconds))
                .run(arguments[0].equals("throughput"));
    }

    private void run(boolean throughput) throws IOException {
        Path folder = Files.createTempDirectory("sluice-load");
        try (ServerProcess agent = ServerProcess.agent(folder.resolve("agent.sock"), List.of(), Map.of());
                ServerProcess bare = ServerProcess.bare(folder.resolve("bare.sock"))) {
            for (int turn = 0; turn < WARM_UP_TURNS; turn++) {
                double unused = closed(agent, CLIENTS[1], WARM_UP) + closed(bare, CLIENTS[1], WARM_UP);
            }
            if (throughput) {
                out.println("| transport | clients | agent, requests/s | bare Netty | agent / bare |");
                out.println("|---|---|---|---|---|");
                for (int clients : CLIENTS) {
                    throughput(agent, bare, clients);
                }
            } else {
                latency(agent, bare);
            }
        }
    }

    private void throughput(ServerProcess agent, ServerProcess bare, int clients) throws IOException {
        List<Double> ours = new ArrayList<>();
        List<Double> theirs = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        for (int round = -1; round < rounds; round++) {
            double us = closed(agent, clients, time);
            double them = closed(bare, clients, time);
            if (round >= 0) { // the first is for warming up
                ours.add(us);
                theirs.add(them);
                ratios.add(us / them);
            }
        }
        out.printf(
                Locale.ROOT,
                "| %s | %d | %s | %s | %s |%n",
                transport(),
                clients,
                spread(ours, "%.0f"),
                spread(theirs, "%.0f"),
                spread(ratios, "%.2f"));
    }

    private double closed(ServerProcess server, int clients, Duration duration) throws IOException {
        try (Load load = new Load(server.address(tcp), clients)) {
            return load.closed(duration);
        }
    }

    private void latency(ServerProcess agent, ServerProcess bare) throws IOException {
        List<Latencies> ours = new ArrayList<>();
        List<Latencies> theirs = new ArrayList<>();
        for (int round = -1; round < rounds; round++) {
            Latencies us = open(agent);
            Latencies them = open(bare);
            if (round >= 0) { // the first is for warming up
                ours.add(us);
                theirs.add(them);
            }
        }
        out.println("| transport | server | p50, ms | p99 | p99.9 | largest | p99 since it was sent |");
        out.println("|---|---|---|---|---|---|---|");
        print("agent", ours);
        print("bare Netty", theirs);
    }

    private Latencies open(ServerProcess server) throws IOException {
        try (Load load = new Load(server.address(tcp), OPEN_CLIENTS)) {
            return load.open(OPEN_RATE, time);
        }
    }

    private void print(String name, List<Latencies> runs) {
        out.printf(
                Locale.ROOT,
                "| %s | %s | %s | %s | %s | %s | %s |%n",
                transport(),
                name,
                millis(runs, run -> run.sinceDue(0.5)),
                millis(runs, run -> run.sinceDue(0.99)),
                millis(runs, run -> run.sinceDue(0.999)),
                millis(runs, run -> run.sinceDue(1)),
                millis(runs, run -> run.sinceSent(0.99)));
    }

    private static String millis(List<Latencies> runs, ToDoubleFunction<Latencies> seconds) {
        return spread(
                runs.stream().map(run -> 1_000 * seconds.applyAsDouble(run)).toList(), "%.2f");
    }

    private String transport() {
        return tcp ? "TCP" : "unix";
    }

    private static String spread(List<Double> values, String format) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int last = sorted.length - 1;
        double median = (sorted[last / 2] + sorted[(last + 1) / 2]) / 2;
        return String.format(
                Locale.ROOT, format + " (" + format + " to " + format + ")", median, sorted[0], sorted[last]);
    }
}
