package io.sluice.benchmarks.plot;

/**
 * From one value to another; finite.
 *
 * @param low at most {@code high}
 * @param high its upper end
 */
public record Range(double low, double high) {
    /** Checks the order. */
    public Range {
        if (!(low <= high) || Double.isInfinite(low) || Double.isInfinite(high)) {
            throw new IllegalArgumentException(
                    "range from " + low + " to " + high + ": both must be finite and low not above high");
        }
    }
}
