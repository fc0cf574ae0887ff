package io.sluice.tuner.proof;

/**
 * A confidence interval.
 *
 * @param low at most {@code high}
 * @param high its upper end
 */
public record Interval(double low, double high) {
    /** Checks the order. */
    public Interval {
        if (!(low <= high)) {
            throw new IllegalArgumentException("interval from " + low + " to " + high + ": low must not be above high");
        }
    }

    /** Whether low ≤ value ≤ high. */
    public boolean contains(double value) {
        return low <= value && value <= high;
    }
}
