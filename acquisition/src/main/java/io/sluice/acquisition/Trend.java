package io.sluice.acquisition;

/**
 * What is known of y before the fit, as a function of the point: the process models what y exceeds it by.
 * Implementations are stateless or immutable, and thread-safe.
 */
@FunctionalInterface
public interface Trend {
    /**
     * t(x).
     *
     * @param x d coordinates of a point of the domain; not modified
     * @return finite, in the units of y
     */
    double at(double[] x);

    /** Of which nothing is known: t(x) = 0. */
    static Trend none() {
        return x -> 0;
    }
}
