package io.sluice.tuner.proof;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One finished pair: both candidates measured one right after the other. Immutable.
 *
 * @param number from 1
 * @param first which ran first
 * @param baseline metric to value
 * @param tuned metric to value
 * @param failedRuns runs that failed before this pair came out whole
 */
public record Pair(int number, Side first, Map<String, Double> baseline, Map<String, Double> tuned, int failedRuns) {
    /** Checks the numbers and copies the maps, keeping their order. */
    public Pair {
        if (number < 1 || failedRuns < 0) {
            throw new IllegalArgumentException("pair " + number + " after " + failedRuns
                    + " failed runs: the number is at least 1, the failures at least 0");
        }
        baseline = Collections.unmodifiableMap(new LinkedHashMap<>(baseline));
        tuned = Collections.unmodifiableMap(new LinkedHashMap<>(tuned));
    }
}
