package io.sluice.tuner.proof;

import io.sluice.tuner.proof.GainEstimate.Comparison;
import io.sluice.tuner.space.Goal;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.distribution.TDistribution;

/** K values of either side in one metric, and the t interval of what lies between them. */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record PairedSample(Goal goal, double[] baseline, double[] tuned) {
    private static final double UPPER_QUANTILE = 0.975;

    GainEstimate estimate(String metric) {
        boolean positive = Arrays.stream(baseline).allMatch(v -> v > 0)
                && Arrays.stream(tuned).allMatch(v -> v > 0);
        return positive ? ratio(metric) : difference(metric);
    }

    private GainEstimate ratio(String metric) {
        double[] better = new double[baseline.length];
        Arrays.setAll(better, k -> goal.sign() * (Math.log(baseline[k]) - Math.log(tuned[k])));
        // With b = -r when minimising and b = r when maximising, the gain is 1 - e^-b and e^b - 1.
        DoubleUnaryOperator gain = goal == Goal.MINIMIZE ? b -> -Math.expm1(-b) : Math::expm1;
        return estimate(metric, Comparison.RATIO, geometricMean(baseline), geometricMean(tuned), better, gain);
    }

    private GainEstimate difference(String metric) {
        double[] better = new double[baseline.length];
        Arrays.setAll(better, k -> goal.sign() * (baseline[k] - tuned[k]));
        return estimate(
                metric, Comparison.DIFFERENCE, mean(baseline), mean(tuned), better, DoubleUnaryOperator.identity());
    }

    private static GainEstimate estimate(
            String metric,
            Comparison comparison,
            double baseline,
            double tuned,
            double[] better,
            DoubleUnaryOperator gain) {
        double mean = mean(better);
        Optional<Interval> interval = interval(better, mean)
                .map(i -> new Interval(gain.applyAsDouble(i.low()), gain.applyAsDouble(i.high())));
        boolean significant = interval.filter(i -> i.low() > 0).isPresent();
        return new GainEstimate(
                metric, comparison, baseline, tuned, gain.applyAsDouble(mean), interval, better.length, significant);
    }

    private static Optional<Interval> interval(double[] values, double mean) {
        int k = values.length;
        if (k < 2) {
            return Optional.empty();
        }
        double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        double standardError = Math.sqrt(squares / (k - 1) / k);
        double half = new TDistribution(null, k - 1.0).inverseCumulativeProbability(UPPER_QUANTILE) * standardError;
        return Optional.of(new Interval(mean - half, mean + half));
    }

    private static double geometricMean(double[] values) {
        return Math.exp(Arrays.stream(values).map(Math::log).average().orElseThrow());
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }
}
