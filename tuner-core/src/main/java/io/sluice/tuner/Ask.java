package io.sluice.tuner;

import io.sluice.objective.Candidate;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What {@link Tuner#ask()} answers. Immutable.
 *
 * @param candidate to evaluate; {@link Tuner#tell} wants its trial number
 * @param replicateOf the trial that this one repeats on purpose
 * @param stop why there is no point in going on; the candidate may be evaluated all the same
 */
public record Ask(Candidate candidate, OptionalInt replicateOf, Optional<String> stop) {

    /** The trial's number, from 1. */
    public int trial() {
        return candidate.trial();
    }

    /** Name to value, in the order of the space. */
    public Map<String, Object> parameters() {
        return candidate.parameters();
    }
}
