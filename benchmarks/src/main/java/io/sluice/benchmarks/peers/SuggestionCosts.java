package io.sluice.benchmarks.peers;

import io.sluice.tuner.space.Goal;
import io.sluice.tuner.space.Limit;
import io.sluice.tuner.space.SearchSpace;
import io.sluice.tuner.space.SpaceFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * What a suggestion of each peer costs: 50 noisy evaluations of a cheap function of five limits up to 400. A suggestion's
 * cost is that of the ask and of the tell before it.
 *
 * <p>Run on a quiet machine: {@code java -cp benchmarks/target/benchmarks.jar
 * io.sluice.benchmarks.peers.SuggestionCosts benchmarks/peers [PEER ...]}; all peers unless said.
 */
public final class SuggestionCosts {
    private static final int BUDGET = 50;
    private static final long SEED = 7;
    private static final Map<String, Integer> OPTIMUM =
            Map.of("NetNS", 12, "AddCNI", 3, "Cgroup", 30, "AttachIf", 8, "StartVM", 100);
    private static final SpaceFile SPACE = new SpaceFile(
            Goal.MINIMIZE,
            SearchSpace.of(
                    new Limit("NetNS", 400),
                    new Limit("AddCNI", 400),
                    new Limit("Cgroup", 400),
                    new Limit("AttachIf", 400),
                    new Limit("StartVM", 400)));

    private SuggestionCosts() {}

    /**
     * Prints a line a peer; a peer that does not run gets its error instead, and the others go on.
     *
     * @param arguments the folder of the adapters, then names of peers
     * @throws InterruptedException if interrupted
     */
    public static void main(String[] arguments) throws InterruptedException {
        if (arguments.length == 0) {
            throw new IllegalArgumentException("give the folder of the adapters, such as benchmarks/peers");
        }
        List<Peer> peers = arguments.length == 1
                ? List.of(Peer.values())
                : Arrays.stream(arguments).skip(1).map(Peer::of).toList();
        System.out.println(
                "| peer | version | CPU s at trial 15 | at trial 50 | all 50 | wall s, all 50 | distinct points |");
        System.out.println("|---|---|---|---|---|---|---|");
        for (Peer peer : peers) {
            try (PeerProcess process = PeerProcess.start(peer.command(Path.of(arguments[0])))) {
                report(process);
            } catch (PeerException e) {
                System.out.println("| " + peer.word() + " | " + e.getMessage() + " |");
            }
        }
    }

    private static void report(PeerProcess process) throws InterruptedException {
        PeerAbout about = process.about();
        process.start(SPACE, SEED, BUDGET);
        SplittableRandom noise = new SplittableRandom(SEED);
        List<PeerCost> costs = new ArrayList<>();
        Set<Map<String, Object>> points = new HashSet<>();
        PeerCost told = new PeerCost(0, 0);
        for (int trial = 1; trial <= BUDGET; trial++) {
            PeerSuggestion suggestion = process.ask();
            costs.add(suggestion.cost().plus(told));
            points.add(suggestion.parameters());
            told = process.tell(suggestion.parameters(), value(suggestion.parameters(), noise));
        }
        System.out.printf(
                Locale.ROOT,
                "| %s | %s %s | %.3f | %.3f | %.1f | %.1f | %d |%n",
                about.peer(),
                about.distribution(),
                about.version(),
                around(costs, 15),
                around(costs, BUDGET - 2),
                costs.stream().mapToDouble(PeerCost::cpuSeconds).sum(),
                costs.stream().mapToDouble(PeerCost::seconds).sum(),
                points.size());
    }

    /** A bowl on the log scale, with 5 % noise. */
    private static double value(Map<String, Object> parameters, SplittableRandom noise) {
        double sum = 1;
        for (Map.Entry<String, Object> limit : parameters.entrySet()) {
            double ratio = ((Number) limit.getValue()).doubleValue() / OPTIMUM.getOrDefault(limit.getKey(), 1);
            sum += Math.pow(Math.log(ratio), 2) / 10;
        }
        return 10 * sum * Math.exp(0.05 * noise.nextGaussian());
    }

    /** The median processor time of the five suggestions around a trial. */
    private static double around(List<PeerCost> costs, int trial) {
        return costs.subList(trial - 3, trial + 2).stream()
                .mapToDouble(PeerCost::cpuSeconds)
                .sorted()
                .skip(2)
                .findFirst()
                .orElseThrow();
    }
}
