package io.sluice.benchmarks;

import io.sluice.limiter.Limits;
import io.sluice.objective.burst.BurstRequest;
import io.sluice.objective.burst.BurstResult;
import io.sluice.objective.burst.Metric;
import io.sluice.objective.linux.LinuxBurstHost;
import io.sluice.objective.linux.LinuxOptions;
import io.sluice.objective.profile.ProfileReader;
import io.sluice.tuner.proof.GainEstimate;
import io.sluice.tuner.proof.Pair;
import io.sluice.tuner.proof.Side;
import io.sluice.tuner.space.Goal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Two profiles (such as one with a part and one without) in interleaved pairs of real bursts: what the difference costs.
 *
 * <p>Run as root on a quiet host: {@code java -cp benchmarks/target/benchmarks.jar
 * io.sluice.benchmarks.ProfileComparison BURST PAIRS LIMITS a.yaml b.yaml}, where LIMITS is {@code unlimited} or such as
 * {@code NetNS=4,AddCNI=2}. Prints, for each metric, the geometric means of both and how much less b takes than a, with a
 * 95 % interval.
 */
public final class ProfileComparison {
    private static final List<String> METRICS = List.of("makespan", "mean", "p95", "cpu");

    private ProfileComparison() {}

    /**
     * Runs the comparison.
     *
     * @param arguments burst, pairs, limits, two profiles
     * @throws InterruptedException if interrupted
     */
    public static void main(String[] arguments) throws InterruptedException {
        if (arguments.length != 5) {
            throw new IllegalArgumentException("five arguments are needed: BURST PAIRS LIMITS a.yaml b.yaml");
        }
        int burst = Integer.parseInt(arguments[0]);
        int pairs = Integer.parseInt(arguments[1]);
        Limits limits = Limits.parse(arguments[2]);
        try (LinuxBurstHost a = open(arguments[3]);
                LinuxBurstHost b = open(arguments[4])) {
            BurstRequest request = BurstRequest.of(burst, limits);
            metrics(a.run(request));
            metrics(b.run(request));
            report(pairs(a, b, request, pairs));
        }
    }

    private static LinuxBurstHost open(String profile) throws InterruptedException {
        return LinuxBurstHost.open(new ProfileReader().read(Path.of(profile)), LinuxOptions.defaults());
    }

    private static List<Pair> pairs(LinuxBurstHost a, LinuxBurstHost b, BurstRequest request, int count)
            throws InterruptedException {
        List<Pair> pairs = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            boolean aFirst = number % 2 == 1;
            Map<String, Double> first = metrics((aFirst ? a : b).run(request));
            Map<String, Double> second = metrics((aFirst ? b : a).run(request));
            pairs.add(
                    aFirst
                            ? new Pair(number, Side.BASELINE, first, second, 0)
                            : new Pair(number, Side.TUNED, second, first, 0));
        }
        return pairs;
    }

    private static Map<String, Double> metrics(BurstResult result) {
        if (!result.failures().isEmpty()) {
            throw new IllegalStateException(
                    "a start failed: " + result.failures().get(0));
        }
        Map<String, Double> metrics = new LinkedHashMap<>();
        METRICS.forEach(name -> metrics.put(name, Metric.parse(name).of(result)));
        metrics.put("driver", result.cpu().driver());
        metrics.put("teardown", result.teardown().total());
        return metrics;
    }

    private static void report(List<Pair> pairs) {
        for (String metric : pairs.get(0).baseline().keySet()) {
            GainEstimate estimate = GainEstimate.of(metric, Goal.MINIMIZE, pairs);
            String interval = estimate.ci95()
                    .map(ci -> String.format(Locale.ROOT, "%.1f to %.1f", 100 * ci.low(), 100 * ci.high()))
                    .orElse("no interval");
            System.out.printf(
                    Locale.ROOT,
                    "%-9s a %.3f s  b %.3f s  b takes %.1f %% less (95 %% interval %s %%), %d pairs%n",
                    metric,
                    estimate.baseline(),
                    estimate.tuned(),
                    100 * estimate.gain(),
                    interval,
                    pairs.size());
        }
    }
}
