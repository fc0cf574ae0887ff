package io.sluice.tuner.study;

import io.sluice.tuner.space.Goal;
import io.sluice.tuner.space.SearchSpace;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What makes a study this one and not another. Immutable.
 *
 * @param space the search space
 * @param goal what is good
 * @param seed of every random stream
 * @param definition what the caller says of the objective (its command, metric, burst, …); opaque, compared when resuming
 * @param settings what the tuner was set to, compared when resuming; values are strings
 */
public record StudyHeader(
        SearchSpace space, Goal goal, long seed, Map<String, String> definition, Map<String, String> settings) {
    /** Copies the maps, keeping their order. */
    public StudyHeader {
        definition = Collections.unmodifiableMap(new LinkedHashMap<>(definition));
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    }
}
