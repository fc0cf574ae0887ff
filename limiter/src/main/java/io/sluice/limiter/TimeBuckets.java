package io.sluice.limiter;

/** Which bucket of a histogram a time belongs to: eight of equal width between one power of two and the next. Stateless. */
final class TimeBuckets {
    private static final int BITS = 3;
    private static final int PER_OCTAVE = 1 << BITS;

    /** Buckets for every time from 0 to {@link Long#MAX_VALUE} nanoseconds. */
    static final int COUNT = (Long.SIZE - BITS) * PER_OCTAVE;

    private TimeBuckets() {}

    static int index(long nanos) {
        if (nanos < PER_OCTAVE) {
            return (int) Math.max(0, nanos);
        }
        int octave = Long.SIZE - 1 - Long.numberOfLeadingZeros(nanos) - BITS;
        return (octave + 1) * PER_OCTAVE + ((int) (nanos >>> octave) & (PER_OCTAVE - 1));
    }

    /** The longest time in a bucket, in nanoseconds. */
    static long upperBound(int index) {
        if (index < PER_OCTAVE) {
            return index;
        }
        int octave = index / PER_OCTAVE - 1;
        long lower = (long) (PER_OCTAVE + index % PER_OCTAVE) << octave;
        return lower + (1L << octave) - 1;
    }
}
