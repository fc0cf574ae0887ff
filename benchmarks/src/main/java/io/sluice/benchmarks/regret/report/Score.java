package io.sluice.benchmarks.regret.report;

import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What one run of one contestant came to. Immutable.
 *
 * @param seed of the run
 * @param excess of the pick after so many evaluations
 * @param spent objective seconds until then, in units of the best known mean
 * @param cpuSeconds median processor seconds of a suggestion, over the second half of the run
 * @param pick the one with the least excess of all
 * @param repeats evaluations of points that had been evaluated before
 */
public record Score(
        long seed,
        NavigableMap<Integer, Double> excess,
        NavigableMap<Integer, Double> spent,
        List<Object> pick,
        double cpuSeconds,
        int repeats) {
    private static final double CLOSE = 0.05;

    /** Copies the collections. */
    public Score {
        pick = List.copyOf(pick);
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

    /**
     * What was spent until then.
     *
     * @param evaluations at least as many as the first pick took
     */
    public double spentAfter(int evaluations) {
        return spent.floorEntry(evaluations).getValue();
    }

    /** What was spent in all. */
    public double spentInAll() {
        return spent.lastEntry().getValue();
    }

    /** The least excess of any pick. */
    public double leastExcess() {
        return Collections.min(excess.values());
    }

    /** Whether some pick was within 5 % of the best known. */
    public boolean gotClose() {
        return leastExcess() <= CLOSE;
    }

    /** What was spent until a pick was first within 5 % of the best known; all that was spent if none was. */
    public double spentUntilClose() {
        return excess.entrySet().stream()
                .filter(entry -> entry.getValue() <= CLOSE)
                .mapToDouble(entry -> Objects.requireNonNull(spent.get(entry.getKey())))
                .findFirst()
                .orElseGet(this::spentInAll);
    }
}
