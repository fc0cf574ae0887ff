package io.sluice.objective.sim;

/**
 * How long a step takes, drawn anew for every startup. Immutable.
 *
 * @param mean seconds; at least 0
 * @param spread how single times scatter about the mean
 */
public record StepTime(double mean, Spread spread) {

    /** Checks the mean. */
    public StepTime {
        Require.notNegative("the mean time of a step", mean);
    }

    /** Always the same. */
    public static StepTime fixed(double seconds) {
        return new StepTime(seconds, new Fixed());
    }

    /** Exponentially distributed. */
    public static StepTime exponential(double mean) {
        return new StepTime(mean, new Exponential());
    }

    /** Log-normally distributed about the same mean. */
    public static StepTime logNormal(double mean, double sigma) {
        return new StepTime(mean, new LogNormal(sigma));
    }

    /** How times scatter; every spread keeps the mean. */
    public sealed interface Spread {}

    /** Not at all. */
    public record Fixed() implements Spread {}

    /** As the intervals of a Poisson process: &minus;ln U with U uniform in (0, 1). */
    public record Exponential() implements Spread {}

    /**
     * As exp(&sigma;Z &minus; &sigma;&sup2;/2) with Z standard normal.
     *
     * @param sigma standard deviation of the logarithm; 0 to 3
     */
    public record LogNormal(double sigma) implements Spread {
        /** Checks the range. */
        public LogNormal {
            Require.within("the spread of a step", sigma, 0, 3);
        }
    }
}
