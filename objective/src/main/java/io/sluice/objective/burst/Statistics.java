package io.sluice.objective.burst;

import java.util.Arrays;

/** Statistics of a sample; each is 0 for an empty one. No argument is modified. */
public final class Statistics {
    private Statistics() {}

    /** The arithmetic mean. */
    public static double mean(double[] sample) {
        return Arrays.stream(sample).average().orElse(0);
    }

    /** The largest value. */
    public static double max(double[] sample) {
        return Arrays.stream(sample).max().orElse(0);
    }

    /**
     * The smallest value that at least {@code percent} of the sample do not exceed (nearest rank).
     *
     * @param percent from 0 (exclusive) to 100
     */
    public static double percentile(double[] sample, double percent) {
        if (!(percent > 0 && percent <= 100)) {
            throw new IllegalArgumentException("the percentile is " + percent + ": above 0 and up to 100 is allowed");
        }
        if (sample.length == 0) {
            return 0;
        }
        double[] sorted = sample.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.ceil(percent / 100 * sorted.length) - 1];
    }
}
