package io.sluice.benchmarks.regret.report;

import io.sluice.tuner.proof.Interval;
import io.sluice.tuner.study.RandomStreams;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Percentile intervals of 95 % for the mean over problems of the mean over seeds; seeds are drawn anew within each
 * problem, the problems are fixed. Deterministic.
 *
 * @see <a href="https://doi.org/10.1214/aos/1176344552">Efron (1979)</a>
 */
final class Bootstrap {
    private static final int RESAMPLES = 2000;

    private Bootstrap() {}

    /** The mean over problems of the mean over seeds. */
    static double mean(List<double[]> problems) {
        return problems.stream().mapToDouble(Bootstrap::mean).average().orElse(Double.NaN);
    }

    private static double mean(double[] seeds) {
        double sum = 0;
        for (double value : seeds) {
            sum += value;
        }
        return sum / seeds.length;
    }

    /**
     * The interval of {@link #mean(List)}; of differences it is the paired one.
     *
     * @param problems for each its values by seed, at least one; not modified
     */
    static Interval interval(List<double[]> problems) {
        RandomGenerator random = new RandomStreams(1).stream(0, "bootstrap");
        double[] means = new double[RESAMPLES];
        for (int i = 0; i < RESAMPLES; i++) {
            means[i] = problems.stream()
                    .mapToDouble(seeds -> resampled(seeds, random))
                    .average()
                    .orElse(Double.NaN);
        }
        return new Interval(Sample.quantile(means, 0.025), Sample.quantile(means, 0.975));
    }

    private static double resampled(double[] seeds, RandomGenerator random) {
        double sum = 0;
        for (int i = 0; i < seeds.length; i++) {
            sum += seeds[random.nextInt(seeds.length)];
        }
        return sum / seeds.length;
    }
}
