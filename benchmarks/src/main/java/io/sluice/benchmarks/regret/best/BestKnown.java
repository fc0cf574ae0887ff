package io.sluice.benchmarks.regret.best;

import io.sluice.benchmarks.regret.problem.Problem;
import java.util.Map;
import java.util.Optional;

/**
 * The best known point of a problem. Immutable.
 *
 * @param fingerprint of the problem when it was searched
 * @param value mean without noise
 * @param standardError of that mean; 0 where it is exact
 * @param baseline the same of the point without limits
 * @param point values by name
 */
public record BestKnown(
        String fingerprint, double value, double standardError, double baseline, Map<String, Object> point) {
    /** Copies the map. */
    public BestKnown {
        point = Map.copyOf(point);
    }

    /** Of a problem that knows its best point exactly, without a search. */
    public static Optional<BestKnown> exact(Problem problem) {
        return problem.best()
                .map(point -> new BestKnown(
                        problem.fingerprint(),
                        problem.truth(point),
                        0,
                        problem.truth(problem.space().baseline()),
                        point));
    }
}
