package io.sluice.limiter;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How long something took, counted in buckets that grow with the time: a bucket is one nanosecond wide below 16 ns, and
 * above that at most one eighth of its lower bound. Immutable.
 */
public final class TimeHistogram {
    private static final TimeHistogram EMPTY = new TimeHistogram(new long[TimeBuckets.COUNT], 0);

    private final long[] counts;
    private final long count;
    private final long totalNanos;

    /** Takes {@code counts} over. */
    TimeHistogram(long[] counts, long totalNanos) {
        this.counts = counts;
        this.totalNanos = totalNanos;
        long sum = 0;
        for (long inBucket : counts) {
            sum += inBucket;
        }
        count = sum;
    }

    /**
     * Nothing counted yet.
     *
     * @return a histogram without times
     */
    public static TimeHistogram empty() {
        return EMPTY;
    }

    /**
     * How many times were counted.
     *
     * @return at least 0
     */
    public long count() {
        return count;
    }

    /**
     * The sum of all times; exact, not made from the buckets.
     *
     * @return at least zero
     */
    public Duration total() {
        return Duration.ofNanos(totalNanos);
    }

    /**
     * The mean of all times.
     *
     * @return empty if none was counted
     */
    public Optional<Duration> mean() {
        return count == 0 ? Optional.empty() : Optional.of(Duration.ofNanos(totalNanos / count));
    }

    /**
     * A quantile, by the nearest rank: the upper bound of the bucket that holds the time of rank ceil(p · count), so at most
     * an eighth above it and never below it.
     *
     * @param p from 0 to 1; 0.99 asks for what 99 % of the times do not exceed
     * @return empty if none was counted
     * @throws IllegalArgumentException if {@code p} is outside its range
     */
    public Optional<Duration> quantile(double p) {
        if (!(p >= 0 && p <= 1)) {
            throw new IllegalArgumentException("p is " + p + ": it must be from 0 to 1");
        }
        if (count == 0) {
            return Optional.empty();
        }
        long rest = Math.max(1, (long) Math.ceil(p * count));
        int bucket = -1;
        while (rest > 0) {
            bucket++;
            rest -= counts[bucket];
        }
        return Optional.of(Duration.ofNanos(TimeBuckets.upperBound(bucket)));
    }

    /**
     * The buckets that are not empty, by time.
     *
     * @return an unmodifiable list
     */
    public List<Bucket> buckets() {
        List<Bucket> filled = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                filled.add(new Bucket(Duration.ofNanos(TimeBuckets.upperBound(i)), counts[i]));
            }
        }
        return List.copyOf(filled);
    }

    /** This histogram and a number of times of zero. */
    TimeHistogram plusZeros(long zeros) {
        long[] more = counts.clone();
        more[0] += zeros;
        return new TimeHistogram(more, totalNanos);
    }

    @Override
    public String toString() {
        return "TimeHistogram[count=" + count + ", total=" + total() + "]";
    }

    /**
     * Times that are nearly the same.
     *
     * @param atMost the longest time that is counted here
     * @param count how many there were, at least 1; not those of the buckets below
     */
    public record Bucket(Duration atMost, long count) {}
}
