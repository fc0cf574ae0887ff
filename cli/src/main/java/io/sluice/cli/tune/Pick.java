package io.sluice.cli.tune;

import io.sluice.limiter.Limits;
import io.sluice.tuner.study.Recommendation;
import java.util.Map;
import java.util.OptionalInt;

/**
 * What the search recommends, as limits. Immutable.
 *
 * @param recommendation the point
 * @param limits what it means for a burst of that size
 */
record Pick(Recommendation recommendation, Limits limits) {

    static Pick of(Recommendation recommendation, int burst) {
        return new Pick(recommendation, limits(recommendation.parameters(), burst));
    }

    /** A limit at or above the burst bounds nothing. */
    static Limits limits(Map<String, Object> parameters, int burst) {
        Limits limits = Limits.unlimited();
        for (Map.Entry<String, Object> parameter : parameters.entrySet()) {
            long limit = ((Number) parameter.getValue()).longValue();
            OptionalInt bound = limit >= burst ? OptionalInt.empty() : OptionalInt.of((int) limit);
            limits = limits.with(parameter.getKey(), bound);
        }
        return limits;
    }

    /** Whether it is the baseline. */
    boolean isNoLimits() {
        return isNoLimits(limits);
    }

    static boolean isNoLimits(Limits limits) {
        return limits.asMap().values().stream().allMatch(OptionalInt::isEmpty);
    }
}
