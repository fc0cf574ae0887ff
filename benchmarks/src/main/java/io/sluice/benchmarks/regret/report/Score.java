package io.sluice.benchmarks.regret.report;

import java.util.Collections;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * What one run of one contestant came to. Immutable.
 *
 * @param seed of the run
 * @param excess of the pick after so many evaluations
 * @param spent objective seconds until then, in units of the best known mean
 * @param cpuSeconds median processor seconds of a suggestion, over the second half of the run
 * @param repeats evaluations of points that had been evaluated before
 */
public record Score(
        long seed,
        NavigableMap<Integer, Double> excess,
        NavigableMap<Integer, Double> spent,
        double cpuSeconds,
        int repeats) {
    /** Copies the maps. */
    public Score {
        excess = Collections.unmodifiableNavigableMap(new TreeMap<>(excess));
        spent = Collections.unmodifiableNavigableMap(new TreeMap<>(spent));
    }

    /**
     * The excess of the latest pick of at most so many evaluations.
     *
     * @param evaluations at least as many as the first pick took
     */
    public double excessAfter(int evaluations) {
        return excess.floorEntry(evaluations).getValue();
    }

    /** What was spent in all. */
    public double spentInAll() {
        return spent.lastEntry().getValue();
    }

    /** What was spent until a pick was first within so much of the best known; empty if none was. */
    public OptionalDouble spentUntil(double within) {
        return excess.entrySet().stream()
                .filter(entry -> entry.getValue() <= within)
                .mapToDouble(entry -> Objects.requireNonNull(spent.get(entry.getKey())))
                .findFirst();
    }
}
