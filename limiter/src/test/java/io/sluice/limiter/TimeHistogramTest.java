package io.sluice.limiter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.limiter.TimeHistogram.Bucket;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TimeHistogramTest {
    private static TimeHistogram of(long... nanos) {
        TimeCounter counter = new TimeCounter();
        for (long time : nanos) {
            counter.add(time);
        }
        return counter.snapshot();
    }

    @Test
    void empty_hasNothingToSay() {
        assertEquals(0, of().count());
        assertEquals(Duration.ZERO, of().total());
        assertEquals(Optional.empty(), of().mean());
        assertEquals(Optional.empty(), of().quantile(0.5));
        assertEquals(List.of(), TimeHistogram.empty().buckets());
    }

    @Test
    void knownTimes_knownAnswers() {
        TimeHistogram histogram = of(0, 3, 3, 7, 15, 16, 17, 1_000);
        assertEquals(8, histogram.count());
        assertEquals(Duration.ofNanos(1_061), histogram.total());
        assertEquals(Optional.of(Duration.ofNanos(132)), histogram.mean());
        assertEquals(Optional.of(Duration.ZERO), histogram.quantile(0));
        assertEquals(Optional.of(Duration.ofNanos(7)), histogram.quantile(0.5));
        // 1,000 is in the bucket from 960 to 1,023.
        assertEquals(Optional.of(Duration.ofNanos(1_023)), histogram.quantile(1));
        assertEquals(
                List.of(bucket(0, 1), bucket(3, 2), bucket(7, 1), bucket(15, 1), bucket(17, 2), bucket(1_023, 1)),
                histogram.buckets());
    }

    private static Bucket bucket(long atMost, long count) {
        return new Bucket(Duration.ofNanos(atMost), count);
    }

    @Test
    void negativeTime_fromAClockThatSteppedBack_isZero() {
        assertEquals(List.of(bucket(0, 1)), of(-5).buckets());
        assertEquals(Duration.ZERO, of(-5).total());
    }

    @Test
    void longestTime_hasABucket() {
        assertEquals(
                Optional.of(Duration.ofNanos(Long.MAX_VALUE)),
                of(Long.MAX_VALUE).quantile(1));
        assertEquals(Long.MAX_VALUE, TimeBuckets.upperBound(TimeBuckets.COUNT - 1));
    }

    @Test
    void quantile_outsideItsRange_isRefused() {
        assertThrows(IllegalArgumentException.class, () -> of(1).quantile(1.01));
        assertThrows(IllegalArgumentException.class, () -> of(1).quantile(Double.NaN));
    }

    @Property(tries = 2_000, seed = "3")
    void everyTime_isInABucketAtMostAnEighthWide(@ForAll @LongRange(min = 0, max = Long.MAX_VALUE) long nanos) {
        int index = TimeBuckets.index(nanos);
        long upper = TimeBuckets.upperBound(index);
        long below = index == 0 ? -1 : TimeBuckets.upperBound(index - 1);
        assertTrue(below < nanos && nanos <= upper, below + " " + nanos + " " + upper);
        assertTrue(upper - nanos <= nanos / 8, nanos + " in a bucket to " + upper);
    }

    @Property(tries = 500, seed = "4")
    void quantile_isTheNearestRankOrUpToAnEighthAbove(
            @ForAll @Size(min = 1, max = 50) List<@LongRange(min = 0, max = 100_000) Long> times,
            @ForAll @DoubleRange(min = 0, max = 1) double p) {
        long[] sorted = times.stream().mapToLong(Long::longValue).sorted().toArray();
        long exact = sorted[(int) Math.max(1, Math.ceil(p * sorted.length)) - 1];
        long told = of(sorted).quantile(p).orElseThrow().toNanos();
        assertTrue(told >= exact && told <= exact + exact / 8, told + " for " + exact);
        assertEquals(Arrays.stream(sorted).sum(), of(sorted).total().toNanos());
    }
}
