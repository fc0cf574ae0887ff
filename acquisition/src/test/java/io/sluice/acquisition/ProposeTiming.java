package io.sluice.acquisition;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Prints how much processor time one proposal takes, warmed up, in milliseconds: rows and axes, then median and 90th percentile. Not a
 * test. Run it with the test class path, {@code java -cp ... io.sluice.acquisition.ProposeTiming}.
 */
final class ProposeTiming {
    // Not the clock: other work on the machine does not count.
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private ProposeTiming() {}

    public static void main(String[] arguments) {
        int[][] cases = {{10, 5, 300}, {50, 5, 200}, {50, 12, 100}, {100, 8, 60}, {200, 12, 20}, {1000, 12, 8}};
        for (int[] one : cases) {
            time(one[0], one[1], one[2], 0);
            time(one[0], one[1], one[2] / 4 + 3, one[0] / 5);
        }
    }

    private static void time(int rows, int axes, int repeats, int bounds) {
        Domain domain = Lattices.logIntegers(axes, 400);
        Proposer proposer = new Proposer(domain);
        double[] milliseconds = new double[repeats];
        for (int i = 0; i < repeats; i++) {
            List<Observation> observations = observations(domain, rows, bounds, i);
            long start = THREADS.getCurrentThreadCpuTime();
            proposer.propose(observations, List.of(), x -> true, new SplittableRandom(i));
            milliseconds[i] = (THREADS.getCurrentThreadCpuTime() - start) / 1e6;
        }
        double[] warm = Arrays.copyOfRange(milliseconds, repeats / 3, repeats);
        Arrays.sort(warm);
        System.out.printf(
                "%4d rows (%d bounds) %2d axes: p50 %.0f ms, p90 %.0f ms%n",
                rows, bounds, axes, warm[warm.length / 2], warm[warm.length * 9 / 10]);
    }

    private static List<Observation> observations(Domain domain, int rows, int bounds, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Observation> observations = new ArrayList<>();
        for (double[] x : new SobolDesign(domain).points(rows, random)) {
            double y = Lattices.quadratic(x) + 0.05 * random.nextGaussian();
            observations.add(
                    observations.size() < bounds ? new Observation.LowerBound(x, y - 0.1) : Lattices.measured(x, y));
        }
        return observations;
    }
}
