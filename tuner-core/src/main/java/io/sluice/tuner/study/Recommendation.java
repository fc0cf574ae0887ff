package io.sluice.tuner.study;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The point to use: the best posterior mean among the evaluated ones, not the luckiest draw. Immutable.
 *
 * <p>With posterior N(μ, σ²) of the noise-free objective at that point: on the log scale {@code mean} = e^μ, which is the
 * median of the log-normal, and {@code sd} = e^μ σ (delta method); on the linear scale μ and σ in the units of the
 * objective.
 *
 * @param parameters canonical, in the order of the space
 * @param mean expected value, in the units of the objective
 * @param sd standard deviation of that expectation, without the noise of a single evaluation; in the same units
 * @param trials numbers of the measured trials at that point, ascending; at least one
 */
public record Recommendation(Map<String, Object> parameters, double mean, double sd, List<Integer> trials) {
    /** Copies the collections. */
    public Recommendation {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        trials = List.copyOf(trials);
    }
}
