package io.sluice.limiter.file;

/**
 * A closed interval. Immutable.
 *
 * @param low finite
 * @param high finite, at least {@code low}
 */
public record Interval(double low, double high) {
    /** Checks the bounds. */
    public Interval {
        Require.finite("low", low);
        Require.finite("high", high);
        if (low > high) {
            throw new IllegalArgumentException("low is " + low + ": it must be at most high, which is " + high);
        }
    }
}
