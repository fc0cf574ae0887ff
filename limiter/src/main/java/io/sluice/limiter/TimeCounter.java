package io.sluice.limiter;

import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;

/** Counts times as they come. Thread-safe; a snapshot taken meanwhile may lack the latest. */
final class TimeCounter {
    private final AtomicLongArray counts = new AtomicLongArray(TimeBuckets.COUNT);
    private final LongAdder totalNanos = new LongAdder();

    /** Counts a time; a negative one, from a clock that stepped back, counts as zero. */
    void add(long nanos) {
        counts.getAndIncrement(TimeBuckets.index(nanos));
        totalNanos.add(Math.max(0, nanos));
    }

    TimeHistogram snapshot() {
        long[] copy = new long[TimeBuckets.COUNT];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = counts.get(i);
        }
        return new TimeHistogram(copy, totalNanos.sum());
    }
}
