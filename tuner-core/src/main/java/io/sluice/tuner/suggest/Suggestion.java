package io.sluice.tuner.suggest;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What to try next. Immutable.
 *
 * @param parameters canonical, in the order of the space
 * @param replicateOf the trial that this repeats on purpose
 * @param stop why there is no point in going on
 */
public record Suggestion(Map<String, Object> parameters, OptionalInt replicateOf, Optional<String> stop) {
    /** Copies the map, keeping its order. */
    public Suggestion {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /** A point that has not been tried. */
    public static Suggestion fresh(Map<String, Object> parameters) {
        return new Suggestion(parameters, OptionalInt.empty(), Optional.empty());
    }

    /** A point that has been tried, again. */
    public static Suggestion replicate(Map<String, Object> parameters, int trial) {
        return new Suggestion(parameters, OptionalInt.of(trial), Optional.empty());
    }

    /** The same with a reason to stop. */
    public Suggestion stopping(String reason) {
        return new Suggestion(parameters, replicateOf, Optional.of(reason));
    }
}
