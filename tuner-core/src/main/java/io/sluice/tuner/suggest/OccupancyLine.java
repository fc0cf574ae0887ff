package io.sluice.tuner.suggest;

import io.sluice.tuner.study.History;
import io.sluice.tuner.study.Trial;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The line of points at which limits are in proportion to the uncontended {@link Occupancy}, so that all stages let starts pass at the
 * same rate: from a little too few to far too many. A burst is starved at one end of it and contends at the other, in whatever
 * stages there are, so the way out of contention that several stages cause together is one step on it, and many coordinate by coordinate.
 */
final class OccupancyLine {
    private static final double FROM = 0.7;
    private static final double TO = 4;
    private static final double STEP = 1.1;

    // Every other trial up to this one looks along the line.
    private static final int LAST_TRIAL = 25;

    private OccupancyLine() {}

    /** Whether the next trial is to be one of these points: early, now and then, and where limits are seen to be worth a lot. */
    static boolean isDue(History history) {
        int next = history.nextTrial();
        return next % 2 == 0 && next <= LAST_TRIAL && LimitGain.isLarge(history);
    }

    /** In order, without repetition; everything but these limits as in the best trial; none where no burst tells of its stages. */
    static List<Map<String, Object>> of(History history) {
        Optional<Occupancy> occupancy = Occupancy.uncontended(history);
        if (occupancy.isEmpty()) {
            return List.of();
        }
        Map<String, Object> best = history.measured().stream()
                .min(Comparator.comparingDouble(trial -> trial.value().orElseThrow()))
                .map(Trial::parameters)
                .orElseThrow();
        Set<Map<String, Object>> points = new LinkedHashSet<>();
        for (double factor = FROM; factor <= TO; factor *= STEP) {
            points.add(occupancy.get().limits(history.space(), best, factor, 1));
        }
        return new ArrayList<>(points);
    }
}
