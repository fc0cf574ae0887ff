package io.sluice.cli.tune;

import io.sluice.cli.proof.DriverShare;
import io.sluice.cli.proof.Estimates;
import io.sluice.cli.proof.PairRun;
import io.sluice.limiter.Limits;
import io.sluice.objective.burst.HostInfo;
import io.sluice.tuner.proof.GainEstimate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What came of a search and its proof. Immutable.
 *
 * @param pick what was recommended
 * @param stages that pass a gate, in order
 * @param pairs finished; none where there was nothing to prove or no time for it
 * @param driverShare of the pairs, or of the trials where there is no pair
 * @param noLimits mean of the trials without limits; not a number if there was none
 * @param trials finished
 * @param bursts run by this call, the warm-up included
 * @param seconds that this call took
 * @param simulated seconds that its bursts took on the simulated host; empty if they were real
 * @param host where
 */
record TuneResult(
        Pick pick,
        List<String> stages,
        List<PairRun> pairs,
        DriverShare driverShare,
        double noLimits,
        int trials,
        long bursts,
        double seconds,
        OptionalDouble simulated,
        HostInfo host) {
    TuneResult {
        stages = List.copyOf(stages);
        pairs = List.copyOf(pairs);
    }

    /** The gains, if there is a pair. */
    Optional<Estimates> estimates(TuneRequest request) {
        return pairs.isEmpty() ? Optional.empty() : Optional.of(Estimates.of(request.metric(), pairs));
    }

    /** Whether the pick is better than no limits beyond the noise. */
    boolean significant(TuneRequest request) {
        return estimates(request)
                .map(Estimates::decisive)
                .filter(GainEstimate::significant)
                .isPresent();
    }

    /** What goes into force: the pick if it is proven or wanted all the same, else no limits. */
    Limits exported(TuneRequest request) {
        return significant(request) || request.exportUnproven()
                ? pick.limits().match(stages).limits()
                : Limits.unlimited().match(stages).limits();
    }
}
