package io.sluice.benchmarks.regret.problem;

import java.util.Arrays;

/**
 * The mean of values weighted by a Gaussian kernel of the distance, with a bandwidth h<sub>j</sub> for each coordinate:
 * ŷ(u) = Σ w<sub>i</sub> y<sub>i</sub> / Σ w<sub>i</sub> with ln w<sub>i</sub> = −½ Σ<sub>j</sub> ((u<sub>j</sub> −
 * u<sub>ij</sub>) / h<sub>j</sub>)². Immutable.
 *
 * <p>The bandwidths are those with the least squared error of every value from the others (leave one out): coordinate
 * descent over {@value #RUNGS} bandwidths from {@value #FINEST} up, each {@value #RATIO} times the one before.
 *
 * @see <a href="https://doi.org/10.1137/1109020">Nadaraya (1964), On estimating regression</a>
 */
final class KernelRegression {
    private static final double FINEST = 0.07;
    private static final double RATIO = 1.3;
    private static final int RUNGS = 14;
    private static final int MIDDLE = 5;

    private final double[][] points;
    private final double[] values;
    private final double[] bandwidths;

    private KernelRegression(double[][] points, double[] values) {
        this.points = points;
        this.values = values;
        this.bandwidths = new double[points[0].length];
    }

    /**
     * Fits the bandwidths.
     *
     * @param points u<sub>i</sub>, two at least, not modified later
     * @param values y<sub>i</sub>, not modified later
     */
    static KernelRegression fit(double[][] points, double[] values) {
        KernelRegression regression = new KernelRegression(points, values);
        Arrays.fill(regression.bandwidths, rung(MIDDLE));
        double error = regression.leaveOneOutError();
        for (double before = Double.POSITIVE_INFINITY; error < before; ) {
            before = error;
            for (int j = 0; j < regression.bandwidths.length; j++) {
                error = regression.improve(j, error);
            }
        }
        return regression;
    }

    private static double rung(int k) {
        return FINEST * Math.pow(RATIO, k);
    }

    private double improve(int j, double error) {
        double least = error;
        double best = bandwidths[j];
        for (int k = 0; k < RUNGS; k++) {
            bandwidths[j] = rung(k);
            double now = leaveOneOutError();
            if (now < least) {
                least = now;
                best = bandwidths[j];
            }
        }
        bandwidths[j] = best;
        return least;
    }

    /** Root of the mean squared difference of each value from what the others say. */
    double leaveOneOutError() {
        double sum = 0;
        for (int i = 0; i < points.length; i++) {
            double difference = values[i] - at(points[i], i);
            sum += difference * difference;
        }
        return Math.sqrt(sum / points.length);
    }

    /** ŷ(u). */
    double at(double[] u) {
        return at(u, -1);
    }

    private double at(double[] u, int without) {
        double[] weights = weights(u, without);
        double sum = 0;
        double all = 0;
        for (int i = 0; i < points.length; i++) {
            sum += weights[i] * values[i];
            all += weights[i];
        }
        return sum / all;
    }

    /** w<sub>i</sub> at u, in the order of the points; the largest is 1. */
    double[] weights(double[] u) {
        return weights(u, -1);
    }

    private double[] weights(double[] u, int without) {
        double[] exponents = new double[points.length];
        for (int i = 0; i < points.length; i++) {
            exponents[i] = i == without ? Double.NEGATIVE_INFINITY : exponent(u, points[i]);
        }
        // Far from all points every weight would be 0: the nearest has weight 1.
        double largest = Arrays.stream(exponents).max().orElseThrow();
        return Arrays.stream(exponents).map(e -> Math.exp(e - largest)).toArray();
    }

    private double exponent(double[] u, double[] point) {
        double sum = 0;
        for (int j = 0; j < u.length; j++) {
            double distance = (u[j] - point[j]) / bandwidths[j];
            sum -= distance * distance / 2;
        }
        return sum;
    }

    /** h, one a coordinate. */
    double[] bandwidths() {
        return bandwidths.clone();
    }
}
