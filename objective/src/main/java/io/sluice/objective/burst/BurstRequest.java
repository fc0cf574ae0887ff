package io.sluice.objective.burst;

import io.sluice.limiter.Limits;
import java.util.Optional;

/**
 * What to run.
 *
 * @param size how many startups; at least 1
 * @param limits how many may be in each stage at once
 * @param cutoff when to stop a hopeless burst; empty to let it run
 * @param seed for whatever the host draws at random
 */
public record BurstRequest(int size, Limits limits, Optional<Cutoff> cutoff, long seed) {

    /** Checks the size. */
    public BurstRequest {
        if (size < 1) {
            throw new IllegalArgumentException("the burst is " + size + ": at least 1 is needed");
        }
    }

    /** Without a cutoff. */
    public static BurstRequest of(int size, Limits limits) {
        return new BurstRequest(size, limits, Optional.empty(), 0);
    }

    /**
     * The burst is stopped once its metric is known to exceed a value.
     *
     * @param metric what is compared
     * @param value the bound, in the metric's unit
     */
    public record Cutoff(Metric metric, double value) {}
}
