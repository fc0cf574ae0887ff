package io.sluice.objective;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * One point to evaluate. Immutable.
 *
 * @param trial number of the trial, from 1
 * @param parameters name to value: {@link Long} for limits and integers, {@link Double} for reals, {@link String} for
 *     choices; in the order of the search space
 * @param context what the evaluation is done under and is not tuned (such as the burst size); may be empty
 * @param cutoff value of the objective past which the evaluation may stop and report a lower bound
 * @param seed for whatever the objective draws at random; a function of the study's seed and the trial
 */
public record Candidate(
        int trial, Map<String, Object> parameters, Map<String, Object> context, OptionalDouble cutoff, long seed) {

    /** Copies the maps, keeping their order. */
    public Candidate {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        context = Collections.unmodifiableMap(new LinkedHashMap<>(context));
    }

    /** The value of a limit or integer parameter; throws {@link IllegalArgumentException} if there is none. */
    public long integer(String name) {
        return value(name, Long.class);
    }

    /** The value of a real parameter; throws {@link IllegalArgumentException} if there is none. */
    public double real(String name) {
        return value(name, Double.class);
    }

    /** The value of a choice parameter; throws {@link IllegalArgumentException} if there is none. */
    public String choice(String name) {
        return value(name, String.class);
    }

    private <T> T value(String name, Class<T> type) {
        Object value = parameters.get(name);
        if (!type.isInstance(value)) {
            throw new IllegalArgumentException("no " + type.getSimpleName() + " parameter '" + name
                    + "': the candidate has " + parameters + "; use one of its names with its own type");
        }
        return type.cast(value);
    }
}
