package io.sluice.objective.sim;

import io.sluice.limiter.StageName;
import java.util.List;

/**
 * One stage of a startup. Immutable.
 *
 * @param name as in the limits file
 * @param gated whether a permit is needed to enter
 * @param steps in order; may be empty
 */
public record ModelStage(String name, boolean gated, List<ModelStep> steps) {

    /** Checks the name and copies the list. */
    public ModelStage {
        StageName.require(name);
        steps = List.copyOf(steps);
    }

    /** A gated stage. */
    public static ModelStage of(String name, ModelStep... steps) {
        return new ModelStage(name, true, List.of(steps));
    }
}
