package io.sluice.gp;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * The affine map z = (y - shift) / scale between y and what the standard priors expect. Nothing is clipped.
 *
 * @param shift in the units of y
 * @param scale in the units of y, above 0
 */
public record Standardization(double shift, double scale) {
    // Spread below this part of the largest magnitude is rounding, not signal.
    private static final double ROUNDING = 1e-13;

    /** Checks the numbers. */
    public Standardization {
        Checks.finite("shift", shift);
        Checks.positive("scale", scale);
    }

    /**
     * Mean and standard deviation (divisor n) of {@code values}. Where these do not vary, the scale is that of values
     * and bounds together; where neither vary, the magnitude of the values; for zeros alone, and for nothing at all, 1.
     *
     * @param values measured y; finite; not modified
     * @param bounds lower bounds of y, which never move the shift while there is a value; finite; not modified
     */
    public static Standardization of(double[] values, double[] bounds) {
        double[] all = DoubleStream.concat(Arrays.stream(values), Arrays.stream(bounds))
                .toArray();
        double[] shifting = values.length > 0 ? values : all;
        double magnitude = Arrays.stream(all).map(Math::abs).max().orElse(0);
        double shift = mean(shifting, magnitude);
        double[] candidates = {deviation(shifting, magnitude), deviation(all, magnitude), magnitude};
        double scale = Arrays.stream(candidates)
                .filter(s -> s > ROUNDING * magnitude && s >= Double.MIN_NORMAL)
                .findFirst()
                .orElse(1);
        return new Standardization(shift, scale);
    }

    /** z of y. */
    public double standardize(double y) {
        return (y - shift) / scale;
    }

    /** z's variance of y's. */
    public double standardizeVariance(double variance) {
        return variance / scale / scale;
    }

    /** Turns a posterior over z into one over y. */
    public Posterior restore(Posterior standardized) {
        return new Posterior(
                Arrays.stream(standardized.mean()).map(z -> shift + scale * z).toArray(),
                Arrays.stream(standardized.variance())
                        .map(this::restoreVariance)
                        .toArray());
    }

    /** y's variance of z's. */
    public double restoreVariance(double variance) {
        return variance * scale * scale;
    }

    // Both divide by the magnitude first, so that squares neither overflow nor vanish.
    private static double mean(double[] y, double magnitude) {
        return magnitude == 0
                ? 0
                : magnitude * Arrays.stream(y).map(v -> v / magnitude).average().orElse(0);
    }

    private static double deviation(double[] y, double magnitude) {
        if (magnitude == 0) {
            return 0;
        }
        double centre = mean(y, magnitude) / magnitude;
        double[] squares = Arrays.stream(y)
                .map(v -> (v / magnitude - centre) * (v / magnitude - centre))
                .toArray();
        return magnitude * Math.sqrt(Arrays.stream(squares).average().orElse(0));
    }
}
