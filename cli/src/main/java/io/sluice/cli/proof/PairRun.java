package io.sluice.cli.proof;

import io.sluice.tuner.proof.Pair;
import io.sluice.tuner.proof.Side;

/**
 * One finished pair with all that was measured of it. Immutable.
 *
 * @param number from 1
 * @param first which side ran first
 * @param baseline the burst without limits
 * @param tuned the burst with them
 * @param failedRuns bursts that failed before this pair came out whole
 */
public record PairRun(int number, Side first, SideRun baseline, SideRun tuned, int failedRuns) {

    /** What the estimate needs of it. */
    public Pair pair() {
        return new Pair(number, first, baseline.metrics(), tuned.metrics(), failedRuns);
    }
}
