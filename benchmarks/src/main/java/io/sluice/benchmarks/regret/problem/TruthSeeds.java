package io.sluice.benchmarks.regret.problem;

import java.util.function.LongToDoubleFunction;

/**
 * Means over fixed seeds, of which no run has any: the same for all points, so that points are compared on equal work.
 *
 * <p>A mean is over at least 20 seeds, and over more until its standard error is below 0.1 % or there are 200.
 */
public final class TruthSeeds {
    /** As many as are ever used. */
    public static final int ALL = 200;

    private static final int FEWEST = 20;
    private static final double PRECISION = 0.001;
    private static final long FIRST = 7_000_000_000L;

    private TruthSeeds() {}

    /** Over as many seeds as the precision takes. */
    static Mean precise(LongToDoubleFunction value) {
        return mean(value, FEWEST, PRECISION);
    }

    /** Over so many seeds. */
    static Mean over(int seeds, LongToDoubleFunction value) {
        return mean(value, seeds, Double.POSITIVE_INFINITY);
    }

    private static Mean mean(LongToDoubleFunction value, int fewest, double precision) {
        Mean mean = new Mean(0, 0, 0);
        while (mean.count() < fewest || (mean.count() < ALL && mean.standardError() > precision * mean.mean())) {
            mean = mean.with(value.applyAsDouble(FIRST + mean.count()));
        }
        return mean;
    }

    /**
     * A running mean (Welford 1962).
     *
     * @param count n
     * @param mean of the n values
     * @param squares sum of the squared distances from the mean
     */
    public record Mean(int count, double mean, double squares) {
        Mean with(double value) {
            double step = value - mean;
            double next = mean + step / (count + 1);
            return new Mean(count + 1, next, squares + step * (value - next));
        }

        /** Of the mean; 0 for fewer than two values. */
        public double standardError() {
            return count < 2 ? 0 : Math.sqrt(squares / (count - 1) / count);
        }
    }
}
