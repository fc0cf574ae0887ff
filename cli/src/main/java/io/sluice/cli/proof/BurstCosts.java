package io.sluice.cli.proof;

import java.util.DoubleSummaryStatistics;

/** What the bursts so far cost in time, teardown included. Not thread-safe. */
public final class BurstCosts {
    private final DoubleSummaryStatistics seconds = new DoubleSummaryStatistics();

    /** One more burst. */
    public void add(double burstSeconds) {
        seconds.accept(burstSeconds);
    }

    /** Seconds that a burst takes on average; 0 before the first. */
    public double mean() {
        return seconds.getAverage();
    }

    /** How many there were. */
    public long count() {
        return seconds.getCount();
    }

    /** Seconds of all of them. */
    public double total() {
        return seconds.getSum();
    }
}
