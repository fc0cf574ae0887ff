package io.sluice.limiter;

import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * How a {@link StageLimiter} is to work. Immutable.
 *
 * @param timed whether it keeps histograms of how long stages are waited for and held; without them a permit costs less
 * @param metrics where it reports to
 * @param nanoClock nanoseconds since any fixed instant; only times that are told depend on it, timeouts do not
 */
public record LimiterOptions(boolean timed, Optional<LimiterMetrics> metrics, LongSupplier nanoClock) {
    /** Checks that what is reported is also measured. */
    public LimiterOptions {
        if (metrics.isPresent() && !timed) {
            throw new IllegalArgumentException("metrics need times: leave timed on, or leave the metrics out");
        }
    }

    /**
     * Histograms kept, no metrics, the system's clock.
     *
     * @return the defaults
     */
    public static LimiterOptions defaults() {
        return new LimiterOptions(true, Optional.empty(), System::nanoTime);
    }

    /**
     * These options with histograms or without.
     *
     * @param on whether they are kept
     * @return new options
     * @throws IllegalArgumentException if they are turned off while there are metrics
     */
    public LimiterOptions timed(boolean on) {
        return new LimiterOptions(on, metrics, nanoClock);
    }

    /**
     * These options with metrics.
     *
     * @param target where to report to
     * @return new options
     * @throws IllegalArgumentException if histograms are turned off
     */
    public LimiterOptions metrics(LimiterMetrics target) {
        return new LimiterOptions(timed, Optional.of(target), nanoClock);
    }

    /**
     * These options with another clock.
     *
     * @param clock nanoseconds since any fixed instant
     * @return new options
     */
    public LimiterOptions nanoClock(LongSupplier clock) {
        return new LimiterOptions(timed, metrics, clock);
    }
}
