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

    /** Whether it claims anything: if not, it is 0 everywhere, or as good as that. */
    default boolean claims() {
        return true;
    }

    /** Whether there is one at all, be it one that was found to claim nothing: then what y is made of is known. */
    default boolean exists() {
        return true;
    }

    /** Of which nothing is known: t(x) = 0. */
    static Trend none() {
        return new Trend() {
            @Override
            public double at(double[] x) {
                return 0;
            }

            @Override
            public boolean claims() {
                return false;
            }

            @Override
            public boolean exists() {
                return false;
            }
        };
    }
}
