package io.sluice.gp;

/**
 * Marginal normal distributions of the latent (noise-free) function at q points, in the order of the points. Immutable
 * in use: the arrays are handed over, not copied, and nobody should write to them.
 *
 * @param mean q posterior means, in the units of y
 * @param variance q posterior variances, in the units of y squared; never negative
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody, and boxing would cost more than it gives
public record Posterior(double[] mean, double[] variance) {

    /** Checks that there are as many means as variances and that no variance is negative or NaN. */
    public Posterior {
        if (mean.length != variance.length) {
            throw new IllegalArgumentException(
                    mean.length + " means but " + variance.length + " variances: give one of each per point");
        }
        for (int i = 0; i < variance.length; i++) {
            if (!(variance[i] >= 0)) {
                throw new IllegalArgumentException("variance[" + i + "] is " + variance[i] + ": it must be at least 0");
            }
        }
    }

    /** How many points there are. */
    public int size() {
        return mean.length;
    }

    /** Standard deviation at point {@code i}, in the units of y. */
    public double standardDeviation(int i) {
        return Math.sqrt(variance[i]);
    }
}
