package io.sluice.tuner.suggest;

import io.sluice.gp.FitSettings;
import io.sluice.gp.GpModel;
import io.sluice.gp.MapFitter;
import io.sluice.gp.Parameter;
import io.sluice.gp.Row;
import io.sluice.gp.Standardization;
import io.sluice.gp.TrainingData;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Tells the pace of bursts from the processor time that they took.
 *
 * <p>All times of burst k, and its processor seconds c_k, are e^p_k times what they would be at the mean pace. Held times h_kj relative to the
 * processor time do not change with it, so a Gaussian process over their logarithms φ_k foresees what the work costs, contention
 * included. Of what it leaves, another one over the limits u_k takes what goes with these, which is no pace but what the limits
 * save. The rest is the pace:
 *
 * <pre>
 * φ_kj = ln((h_kj + 0.01 sum_i h_ki) / c_k)
 * ln c_k = g(φ_k) + g'(u_k) + p_k
 * </pre>
 *
 * A burst that took far more or less than foreseen may have met another's work: no pace is taken to be beyond three robust
 * standard deviations. Stateless.
 */
final class PaceRegression {
    // A stage of which a start spends less than this in its part of the whole tells nothing but noise.
    private static final double LEAST_PART = 0.01;
    // The process is made for coordinates in the unit cube, whose standard deviation is about this.
    private static final double SPREAD = 0.3;
    private static final double LEAST_SPREAD = 0.05;
    // Work changes slowly with the parts that stages have in it, and much of what is seen is pace.
    private static final double LENGTH_SCALE_OF_PARTS = 2;
    private static final double LENGTH_SCALE_OF_LIMITS = 0.6;
    private static final Parameter NOISE = Parameter.logNormal(0.1, 2, 1e-6, 4);
    private static final FitSettings SETTINGS = new FitSettings(4, 2, 40, 100);
    // Of normal numbers, the median magnitude times this is the standard deviation.
    private static final double PER_MEDIAN = 1.4826;
    private static final double MOST_DEVIATIONS = 3;

    private PaceRegression() {}

    /**
     * p of each burst.
     *
     * @param limits n points of the unit cube; not modified
     * @param categorical whether each of their coordinates is
     * @param held n times the mean held seconds of each stage, at least 0 and not all of a burst 0; not modified
     * @param cpu n processor seconds, above 0; not modified
     * @param random for the fits; equal generators give equal paces
     * @return n logarithms of factors; a new array
     */
    static double[] paces(
            List<double[]> limits, boolean[] categorical, double[][] held, double[] cpu, RandomGenerator random) {
        List<double[]> parts = scaled(IntStream.range(0, cpu.length)
                .mapToObj(k -> parts(held[k], cpu[k]))
                .toArray(double[][]::new));
        double[] logs = Arrays.stream(cpu).map(Math::log).toArray();
        GpModel ofParts = model(new boolean[held[0].length], LENGTH_SCALE_OF_PARTS);
        GpModel ofLimits = model(categorical, LENGTH_SCALE_OF_LIMITS);
        return capped(unforeseen(ofLimits, limits, unforeseen(ofParts, parts, logs, random), random));
    }

    private static double[] parts(double[] held, double cpu) {
        double least = LEAST_PART * Arrays.stream(held).sum();
        return Arrays.stream(held).map(h -> Math.log((h + least) / cpu)).toArray();
    }

    /** The same points, moved and stretched alike in all coordinates. */
    private static List<double[]> scaled(double[][] points) {
        double[] centre = IntStream.range(0, points[0].length)
                .mapToDouble(j ->
                        Arrays.stream(points).mapToDouble(x -> x[j]).average().orElseThrow())
                .toArray();
        double variance = Arrays.stream(points)
                .flatMapToDouble(
                        x -> IntStream.range(0, x.length).mapToDouble(j -> (x[j] - centre[j]) * (x[j] - centre[j])))
                .average()
                .orElseThrow();
        double factor = SPREAD / Math.max(LEAST_SPREAD, Math.sqrt(variance));
        return Arrays.stream(points)
                .map(x -> IntStream.range(0, x.length)
                        .mapToDouble(j -> factor * (x[j] - centre[j]))
                        .toArray())
                .toList();
    }

    /** What a process learnt from y at the points leaves of it. */
    private static double[] unforeseen(GpModel model, List<double[]> points, double[] y, RandomGenerator random) {
        Standardization standardization = Standardization.of(y, new double[0]);
        TrainingData data = TrainingData.of(IntStream.range(0, y.length)
                .mapToObj(k -> new Row.Value(points.get(k), standardization.standardize(y[k])))
                .toList());
        double[] mean = new MapFitter(model, SETTINGS).fit(data, random).mean(points);
        return IntStream.range(0, y.length)
                .mapToDouble(k -> y[k] - standardization.shift() - standardization.scale() * mean[k])
                .toArray();
    }

    private static GpModel model(boolean[] categorical, double lengthScale) {
        GpModel standard = GpModel.standard(categorical, lengthScale);
        return new GpModel(
                standard.mean(), standard.kernel(), standard.meanParameters(), standard.kernelParameters(), NOISE);
    }

    private static double[] capped(double[] paces) {
        double[] magnitudes = Arrays.stream(paces).map(Math::abs).sorted().toArray();
        double most = MOST_DEVIATIONS * PER_MEDIAN * magnitudes[magnitudes.length / 2];
        return Arrays.stream(paces).map(p -> Math.max(-most, Math.min(most, p))).toArray();
    }
}
