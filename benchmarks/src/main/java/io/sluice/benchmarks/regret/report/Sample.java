package io.sluice.benchmarks.regret.report;

import java.util.Arrays;

/** Quantiles of samples. Stateless. */
final class Sample {
    private Sample() {}

    static double median(double[] sample) {
        return quantile(sample, 0.5);
    }

    /**
     * Linear between the order statistics (type 7 of Hyndman and Fan 1996).
     *
     * @param sample not empty, not modified
     * @param p from 0 to 1
     */
    static double quantile(double[] sample, double p) {
        double[] sorted = sample.clone();
        Arrays.sort(sorted);
        double at = p * (sorted.length - 1);
        int below = (int) at;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }
}
