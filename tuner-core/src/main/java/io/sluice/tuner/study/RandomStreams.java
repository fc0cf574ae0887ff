package io.sluice.tuner.study;

import java.util.random.RandomGenerator;

/**
 * Random streams by counter: every (seed, trial, purpose) names a stream of its own, so that nothing depends on how many
 * numbers were drawn before, and a resumed study draws what the uninterrupted one would have. Immutable, thread-safe;
 * the streams are neither.
 *
 * <p>The k-th number of a stream is mix(key + k φ) with the finaliser "variant 13" of SplitMix64 (Steele, Lea and Flood,
 * <i>Fast splittable pseudorandom number generators</i>, OOPSLA 2014; constants by Stafford) and φ = 2⁶⁴ / golden ratio.
 */
public final class RandomStreams {
    private static final long PHI = 0x9E3779B97F4A7C15L;

    private final long seed;

    /** The streams of one seed. */
    public RandomStreams(long seed) {
        this.seed = seed;
    }

    /**
     * A new generator at the beginning of a stream.
     *
     * @param trial number of the trial, or 0 for what belongs to the whole study
     * @param purpose what it is for
     */
    public RandomGenerator stream(int trial, String purpose) {
        long key = mix(mix(mix(seed) + PHI * trial) + PHI * hash(purpose));
        return new CounterGenerator(key);
    }

    private static long hash(String purpose) {
        // FNV-1a, 64 bits.
        long hash = 0xCBF29CE484222325L;
        for (int i = 0; i < purpose.length(); i++) {
            hash = (hash ^ purpose.charAt(i)) * 0x100000001B3L;
        }
        return hash;
    }

    private static long mix(long z) {
        long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
        return b ^ (b >>> 31);
    }

    private static final class CounterGenerator implements RandomGenerator {
        private long state;

        CounterGenerator(long key) {
            this.state = key;
        }

        @Override
        public long nextLong() {
            state += PHI;
            return mix(state);
        }
    }
}
