package io.sluice.objective.sim;

/**
 * How bursts differ from one another: every time of a burst is multiplied by one factor, which is the product of noise,
 * drift and slowness. Immutable.
 *
 * @param noise standard deviation of the logarithm of a factor with mean 1, independent from burst to burst; 0 to 1
 * @param drift what changes slowly from burst to burst
 * @param slowRuns what happens rarely
 */
public record RunVariation(double noise, Drift drift, SlowRuns slowRuns) {

    /** Checks the noise. */
    public RunVariation {
        Require.within("noise", noise, 0, 1);
    }

    /** Every burst alike. */
    public static RunVariation none() {
        return ofNoise(0);
    }

    /** Noise alone. */
    public static RunVariation ofNoise(double noise) {
        return new RunVariation(noise, new Drift(0, 100, 0), new SlowRuns(0, 1));
    }

    /**
     * The factor exp(A sin(2&pi;k/P) + &omega;(Z<sub>1</sub> + &hellip; + Z<sub>k</sub>)) for the burst with number k, from
     * 0, on one host, with Z standard normal.
     *
     * @param amplitude A; 0 to 1
     * @param period P in bursts; at least 1
     * @param walk &omega;, the step of a random walk; 0 to 1
     */
    public record Drift(double amplitude, double period, double walk) {
        /** Checks the ranges. */
        public Drift {
            Require.within("the amplitude of the drift", amplitude, 0, 1);
            Require.within("the period of the drift", period, 1, Double.MAX_VALUE);
            Require.within("the walk of the drift", walk, 0, 1);
        }
    }

    /**
     * Rare slow bursts.
     *
     * @param probability that a burst is one; 0 to 1
     * @param factor by which all its times are longer; 1 to 1000
     */
    public record SlowRuns(double probability, double factor) {
        /** Checks the ranges. */
        public SlowRuns {
            Require.within("the probability of a slow run", probability, 0, 1);
            Require.within("the factor of a slow run", factor, 1, 1000);
        }
    }
}
