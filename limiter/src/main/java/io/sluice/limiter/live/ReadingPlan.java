package io.sluice.limiter.live;

/**
 * When to read the file: a short while after it stopped changing, so that a writer in the middle of it is let alone, but soon
 * even if it never stops; and now and then in any case, because notifications get lost. Time is nanoseconds from any fixed
 * instant and never goes back. Not thread-safe.
 */
final class ReadingPlan {
    static final long QUIET_NANOS = 50_000_000L;
    static final long PATIENCE_NANOS = 1_000_000_000L;
    static final long POLL_NANOS = 5_000_000_000L;

    private long lastRead;
    private boolean changed;
    private long firstChange;
    private long lastChange;

    /** A plan that begins with a reading at {@code nowNanos}. */
    ReadingPlan(long nowNanos) {
        lastRead = nowNanos;
    }

    void changed(long nowNanos) {
        if (!changed) {
            firstChange = nowNanos;
        }
        changed = true;
        lastChange = nowNanos;
    }

    /** Nanoseconds until the file is to be read; zero or less if it is due. */
    long nanosLeft(long nowNanos) {
        long untilPoll = lastRead + POLL_NANOS - nowNanos;
        if (!changed) {
            return untilPoll;
        }
        long untilQuiet = lastChange + QUIET_NANOS - nowNanos;
        long untilImpatient = firstChange + PATIENCE_NANOS - nowNanos;
        return Math.min(untilPoll, Math.min(untilQuiet, untilImpatient));
    }

    void read(long nowNanos) {
        changed = false;
        lastRead = nowNanos;
    }
}
