package io.sluice.limiter;

import java.util.function.Supplier;

/**
 * Where a {@link StageLimiter} reports to, if anywhere; see {@link LimiterOptions#metrics}. A binding for Micrometer is
 * {@code io.sluice.limiter.micrometer.MicrometerMetrics}.
 */
public interface LimiterMetrics {
    /**
     * Makes the place for one stage. Called once for every stage, when it is first named or used, under the limiter's lock:
     * it must not call the limiter, nor the supplier, before it returns. If it throws, that is logged and the stage does not
     * report.
     *
     * @param stage its name
     * @param now gives the state of the stage at the time of the call, for gauges
     * @return what is told of every event in that stage
     */
    StageMetrics stage(String stage, Supplier<StageSnapshot> now);
}
