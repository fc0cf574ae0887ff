package io.sluice.benchmarks.regret.record;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One run of one contestant. Immutable.
 *
 * @param problem its name
 * @param fingerprint of the problem as it was then
 * @param contestant its name
 * @param about versions and settings of the contestant
 * @param seed of problem and contestant
 * @param trials in order
 * @param picks what the contestant reported as best after so many trials; values in the order of the space
 */
public record RunRecord(
        String problem,
        String fingerprint,
        String contestant,
        Map<String, String> about,
        long seed,
        List<Trial> trials,
        SortedMap<Integer, List<Object>> picks) {

    /** Copies the collections. */
    public RunRecord {
        about = Map.copyOf(about);
        trials = List.copyOf(trials);
        picks = Collections.unmodifiableSortedMap(new TreeMap<>(picks));
    }

    /**
     * One evaluation.
     *
     * @param point values in the order of the space
     * @param value measured, or the bound at which it was stopped
     * @param bound whether it was stopped
     * @param seconds of the objective
     * @param cpuSeconds of the optimiser, for suggesting the point and for taking in its value
     */
    public record Trial(List<Object> point, double value, boolean bound, double seconds, double cpuSeconds) {
        /** Copies the list. */
        public Trial {
            point = List.copyOf(point);
        }
    }
}
