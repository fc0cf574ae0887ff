package io.sluice.tuner.study;

import io.sluice.tuner.space.Goal;
import io.sluice.tuner.space.SearchSpace;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What makes a study this one and not another. Immutable.
 *
 * @param space the search space
 * @param goal what is good
 * @param seed of every random stream
 * @param definition what the caller says of the objective (its command, metric, burst, …); opaque, compared when resuming
 * @param enqueued points to try at the start, canonical
 * @param settings what the tuner was set to, compared when resuming; values are strings
 */
public record StudyHeader(
        SearchSpace space,
        Goal goal,
        long seed,
        Map<String, String> definition,
        List<Map<String, Object>> enqueued,
        Map<String, String> settings) {
    /** Copies the collections, keeping their order, and checks that the points are of the space. */
    public StudyHeader {
        definition = Collections.unmodifiableMap(new LinkedHashMap<>(definition));
        enqueued = enqueued.stream().map(space::canonical).toList();
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    }
}
