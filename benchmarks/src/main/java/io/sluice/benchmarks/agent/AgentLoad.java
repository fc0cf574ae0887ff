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

/**
 * Holds the agent against bare Netty that answers the same bytes: requests a second with 1, 64 and 400 keep-alive clients over
 * both transports, in turn, and how long an uncontended permit takes at 1,000 a second, open loop, with 400 open connections.
 *
 * <p>Run on a quiet host: {@code java -cp benchmarks/target/benchmarks.jar io.sluice.benchmarks.agent.AgentLoad ROUNDS
 * SECONDS}. Half of the requests take a leased permit, half give it back. Servers are processes of their own; the load
 * generator is one thread that spins. Medians over the rounds, with the smallest and the largest.
 */
public final class AgentLoad {
    private static final int[] CLIENTS = {1, 64, 400};
    private static final int WARM_UP_ROUNDS = 4;
    private static final int OPEN_CLIENTS = 400;
    private static final int OPEN_RATE = 1_000;

    private final PrintStream out;
    private final int rounds;
    private final Duration time;

    private AgentLoad(PrintStream out, int rounds, Duration time) {
        this.out = out;
        this.rounds = rounds;
        this.time = time;
    }

    /** See the class. */
    public static void main(String[] arguments) throws IOException {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
        int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        new AgentLoad(out, rounds, Duration.ofSeconds(seconds)).run();
    }

    private void run() throws IOException {
        Path folder = Files.createTempDirectory("sluice-load");
        try (ServerProcess agent = ServerProcess.agent(folder.resolve("agent.sock"), List.of());
                ServerProcess bare = ServerProcess.bare(folder.resolve("bare.sock"))) {
            warmUp(agent, bare);
            out.println("| transport | clients | agent, requests/s | bare Netty | agent / bare |");
            out.println("|---|---|---|---|---|");
            for (boolean tcp : new boolean[] {false, true}) {
                for (int clients : CLIENTS) {
                    throughput(agent, bare, tcp, clients);
                }
            }
            out.println("\n| transport | server | p50, ms | p99 | p99.9 | largest |\n|---|---|---|---|---|---|");
            for (boolean tcp : new boolean[] {false, true}) {
                latency("agent", agent, tcp);
                latency("bare Netty", bare, tcp);
            }
        }
    }

    /** Until both have been compiled, and the load generator too. */
    private void warmUp(ServerProcess agent, ServerProcess bare) throws IOException {
        for (int i = 0; i < WARM_UP_ROUNDS; i++) {
            for (boolean tcp : new boolean[] {false, true}) {
                closed(agent, tcp, CLIENTS[1]);
                closed(bare, tcp, CLIENTS[1]);
            }
        }
    }

    /** Rivals take turns, so that what else the host does hits both. */
    private void throughput(ServerProcess agent, ServerProcess bare, boolean tcp, int clients) throws IOException {
        List<Double> ours = new ArrayList<>();
        List<Double> theirs = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        for (int round = -1; round < rounds; round++) {
            double us = closed(agent, tcp, clients);
            double them = closed(bare, tcp, clients);
            if (round >= 0) { // the first is for warming up
                ours.add(us);
                theirs.add(them);
                ratios.add(us / them);
            }
        }
        out.printf(
                Locale.ROOT,
                "| %s | %d | %s | %s | %s |%n",
                name(tcp),
                clients,
                spread(ours, "%.0f"),
                spread(theirs, "%.0f"),
                spread(ratios, "%.2f"));
    }

    private double closed(ServerProcess server, boolean tcp, int clients) throws IOException {
        try (Load load = new Load(server.address(tcp), clients)) {
            return load.closed(time);
        }
    }

    private void latency(String name, ServerProcess server, boolean tcp) throws IOException {
        List<double[]> runs = new ArrayList<>();
        for (int round = -1; round < rounds; round++) {
            try (Load load = new Load(server.address(tcp), OPEN_CLIENTS)) {
                double[] sorted = load.open(OPEN_RATE, time);
                if (round >= 0) {
                    runs.add(sorted);
                }
            }
        }
        out.printf(
                Locale.ROOT,
                "| %s | %s | %s | %s | %s | %s |%n",
                name(tcp),
                name,
                quantiles(runs, 0.5),
                quantiles(runs, 0.99),
                quantiles(runs, 0.999),
                quantiles(runs, 1));
    }

    private static String quantiles(List<double[]> runs, double q) {
        List<Double> millis = runs.stream()
                .map(sorted -> 1_000 * sorted[(int) Math.ceil(q * sorted.length) - 1])
                .toList();
        return spread(millis, "%.3f");
    }

    private static String name(boolean tcp) {
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
