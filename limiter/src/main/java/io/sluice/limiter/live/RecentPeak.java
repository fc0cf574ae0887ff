package io.sluice.limiter.live;

import java.util.ArrayDeque;
import java.util.Deque;

/** The largest value of the last while. Time is nanoseconds from any fixed instant and never goes back. Not thread-safe. */
final class RecentPeak {
    private record Sample(int value, long nanos) {}

    private final long windowNanos;
    // Falling values at rising times: a sample that a later one equals or exceeds will never be the peak again.
    private final Deque<Sample> candidates = new ArrayDeque<>();

    RecentPeak(long windowNanos) {
        this.windowNanos = windowNanos;
    }

    /** Adds a value, and returns the largest of those added less than the window ago. */
    int add(int value, long nowNanos) {
        while (!candidates.isEmpty() && candidates.getLast().value() <= value) {
            candidates.removeLast();
        }
        candidates.addLast(new Sample(value, nowNanos));
        while (nowNanos - candidates.getFirst().nanos() >= windowNanos) {
            candidates.removeFirst();
        }
        return candidates.getFirst().value();
    }
}
