package io.sluice.objective.sim;

import java.util.SplittableRandom;

/**
 * Streams of random numbers that depend on a seed and on what they are for, and on nothing else: a startup's times are the
 * same whatever the limits, so that bursts of one seed are comparable. Immutable.
 *
 * @param seed of all of them
 */
record Streams(long seed) {

    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;
    private static final long RUN = -1;

    /** For the times of one startup, by its index. */
    Draws startup(int index) {
        return stream(index);
    }

    /** For what holds for a whole burst. */
    Draws run() {
        return stream(RUN);
    }

    private Draws stream(long purpose) {
        return new Draws(new SplittableRandom(mix(mix(seed + GOLDEN_GAMMA) + GOLDEN_GAMMA * (purpose + 2))));
    }

    /** The finaliser of SplitMix64 (Steele, Lea, Flood, OOPSLA 2014). */
    static long mix(long bits) {
        long z = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
