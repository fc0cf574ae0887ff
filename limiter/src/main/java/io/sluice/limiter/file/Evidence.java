package io.sluice.limiter.file;

import io.sluice.limiter.Limits;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Why these limits should be believed: what came of bursts with and without them, in pairs. Immutable.
 *
 * @param baseline the metric without limits
 * @param tuned the metric with them
 * @param gain (baseline - tuned) / baseline
 * @param gainCi95 95 % confidence interval of the gain
 * @param pairs how many pairs of bursts were compared, at least 0
 * @param tried the limits that were compared; they may differ from those in force if nothing was gained
 * @param significant whether the gain is more than noise
 * @param extra other members of this object in the file, by name; values that JSON can hold
 */
public record Evidence(
        OptionalDouble baseline,
        OptionalDouble tuned,
        OptionalDouble gain,
        Optional<Interval> gainCi95,
        OptionalInt pairs,
        Optional<Limits> tried,
        Optional<Boolean> significant,
        Map<String, Object> extra) {
    static final Set<String> MEMBERS = Set.of("baseline", "tuned", "gain", "gainCi95", "pairs", "tried", "significant");

    /** Checks the numbers and copies the map. */
    public Evidence {
        baseline.ifPresent(value -> Require.finite("baseline", value));
        tuned.ifPresent(value -> Require.finite("tuned", value));
        gain.ifPresent(value -> Require.finite("gain", value));
        pairs.ifPresent(value -> Require.atLeast(0, "pairs", value));
        extra = Require.extra(MEMBERS, extra);
    }

    /**
     * Evidence with everything known.
     *
     * @param baseline the metric without limits, finite
     * @param tuned the metric with them, finite
     * @param gain (baseline - tuned) / baseline, finite
     * @param gainCi95 95 % confidence interval of the gain
     * @param pairs how many pairs of bursts were compared, at least 0
     * @param tried the limits that were compared
     * @param significant whether the gain is more than noise
     * @return the evidence
     */
    public static Evidence of(
            double baseline,
            double tuned,
            double gain,
            Interval gainCi95,
            int pairs,
            Limits tried,
            boolean significant) {
        return new Evidence(
                OptionalDouble.of(baseline),
                OptionalDouble.of(tuned),
                OptionalDouble.of(gain),
                Optional.of(gainCi95),
                OptionalInt.of(pairs),
                Optional.of(tried),
                Optional.of(significant),
                Map.of());
    }
}
