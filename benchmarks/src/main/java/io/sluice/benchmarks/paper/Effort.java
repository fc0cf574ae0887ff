package io.sluice.benchmarks.paper;

import java.util.List;
import java.util.stream.LongStream;

/**
 * How much is measured. Immutable.
 *
 * @param searches independent searches for limits, with the tuner's seeds 1, 2, 3, …; at least 2, or there is no interval
 * @param trials bursts of one search; at least 2
 * @param bursts fresh bursts by which limits are judged; at least 2
 */
record Effort(int searches, int trials, int bursts) {

    /** Far from the seeds of any search's bursts, which have 53 random bits. */
    private static final long FIRST_BURST_SEED = 1_000_001;

    Effort {
        requireTwo("searches", searches);
        requireTwo("trials", trials);
        requireTwo("bursts", bursts);
    }

    private static void requireTwo(String what, int value) {
        if (value < 2) {
            throw new IllegalArgumentException(what + " is " + value + ": at least 2 are needed");
        }
    }

    List<Long> tunerSeeds() {
        return LongStream.rangeClosed(1, searches).boxed().toList();
    }

    List<Long> burstSeeds() {
        return LongStream.range(FIRST_BURST_SEED, FIRST_BURST_SEED + bursts)
                .boxed()
                .toList();
    }
}
