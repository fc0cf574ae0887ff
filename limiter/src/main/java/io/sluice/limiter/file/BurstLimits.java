package io.sluice.limiter.file;

import io.sluice.limiter.Limits;

/**
 * The limits for one size of burst. Immutable.
 *
 * @param burst how many startups are released at once, at least 1
 * @param stages the limits
 */
public record BurstLimits(int burst, Limits stages) {
    /** Checks the size. */
    public BurstLimits {
        Require.atLeast(1, "burst", burst);
    }
}
