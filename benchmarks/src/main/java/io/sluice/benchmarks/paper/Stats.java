package io.sluice.benchmarks.paper;

import io.sluice.tuner.proof.GainEstimate;
import io.sluice.tuner.proof.Pair;
import io.sluice.tuner.proof.Side;
import io.sluice.tuner.space.Goal;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Statistics that the claims share. Stateless. */
final class Stats {
    private static final String VALUE = "value";
    /** Half of the last digit that the tables show. What is less is rounding, no difference. */
    private static final double VISIBLE = 0.0005;

    private Stats() {}

    /**
     * What several searches came to.
     *
     * @param median of an even number the mean of the two in the middle
     * @param low the smallest
     * @param high the largest
     */
    record Spread(double median, double low, double high) {
        static Spread of(List<Double> values) {
            double[] sorted = values.stream().mapToDouble(v -> v).sorted().toArray();
            int last = sorted.length - 1;
            return new Spread((sorted[last / 2] + sorted[(last + 1) / 2]) / 2, sorted[0], sorted[last]);
        }
    }

    /** By how much {@code tuned} is smaller than {@code baseline}, pair by pair, with a 95 % interval. */
    static GainEstimate gain(List<Double> baseline, List<Double> tuned) {
        List<Pair> pairs = IntStream.range(0, baseline.size())
                .mapToObj(k ->
                        new Pair(k + 1, Side.BASELINE, Map.of(VALUE, baseline.get(k)), Map.of(VALUE, tuned.get(k)), 0))
                .toList();
        return GainEstimate.of(VALUE, Goal.MINIMIZE, pairs);
    }

    /** Whether the whole interval is above 0, and visibly. */
    static boolean isBetter(GainEstimate gain) {
        return gain.ci95().filter(ci -> ci.low() > VISIBLE).isPresent();
    }

    /** Whether the whole interval is below 0, and visibly. */
    static boolean isWorse(GainEstimate gain) {
        return gain.ci95().filter(ci -> ci.high() < -VISIBLE).isPresent();
    }

    /** Whether the whole interval is above a loss of {@code margin}, a part of 1: a test of non-inferiority. */
    static boolean isWorseByLessThan(double margin, GainEstimate gain) {
        return gain.ci95().filter(ci -> ci.low() > -margin).isPresent();
    }

    static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
