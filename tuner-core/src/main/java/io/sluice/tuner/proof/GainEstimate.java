package io.sluice.tuner.proof;

import io.sluice.tuner.space.Goal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * How much better the tuned candidate is in one metric, from K pairs. Immutable.
 *
 * <p>Where every value is above 0 ({@link Comparison#RATIO}): gain = 1 − e^r̄ when minimising, that is 1 less the geometric
 * mean of tuned / baseline, and e^r̄ − 1 when maximising. Otherwise ({@link Comparison#DIFFERENCE}) gain is the mean of
 * baseline − tuned, or of tuned − baseline when maximising. The interval is r̄ ± t₀.₉₇₅,ₖ₋₁ s / √K put through the same
 * formula. Above 0 is better in every case.
 *
 * @param metric its name
 * @param comparison how the two sides were compared
 * @param baseline geometric mean of the baseline (arithmetic mean for a difference)
 * @param tuned the same of the tuned candidate
 * @param gain a share for a ratio (0.187 = 18.7 % better), in the metric's units for a difference
 * @param ci95 95 % confidence interval of the gain; empty with a single pair
 * @param pairs K
 * @param significant whether the interval is there and lies above 0
 */
public record GainEstimate(
        String metric,
        Comparison comparison,
        double baseline,
        double tuned,
        double gain,
        Optional<Interval> ci95,
        int pairs,
        boolean significant) {

    /** How the two sides of a pair are compared. */
    public enum Comparison {
        /** By their quotient; for values above 0. */
        RATIO,
        /** By their difference; for any finite values. */
        DIFFERENCE
    }

    /**
     * The estimate from finished pairs.
     *
     * @param metric present in every pair
     * @param goal what is good in this metric
     * @param pairs at least one
     */
    public static GainEstimate of(String metric, Goal goal, List<Pair> pairs) {
        if (pairs.isEmpty()) {
            throw new IllegalArgumentException("no pairs: a gain needs at least one finished pair");
        }
        double[] baseline = values(pairs, Pair::baseline, metric);
        double[] tuned = values(pairs, Pair::tuned, metric);
        return new PairedSample(goal, baseline, tuned).estimate(metric);
    }

    private static double[] values(List<Pair> pairs, Function<Pair, Map<String, Double>> side, String metric) {
        return pairs.stream()
                .mapToDouble(pair -> {
                    Double value = side.apply(pair).get(metric);
                    if (value == null) {
                        throw new IllegalArgumentException("pair " + pair.number() + " has no metric '" + metric
                                + "': it has " + side.apply(pair).keySet());
                    }
                    return value;
                })
                .toArray();
    }
}
