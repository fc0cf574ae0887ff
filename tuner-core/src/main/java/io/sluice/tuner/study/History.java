package io.sluice.tuner.study;

import io.sluice.objective.Evaluation.FailureKind;
import io.sluice.tuner.space.Goal;
import io.sluice.tuner.space.SearchSpace;
import java.util.List;
import java.util.Map;

/**
 * All trials of a study at one instant: what a suggestion is a function of. Immutable.
 *
 * @param space the search space
 * @param goal what is good
 * @param scale how values are modelled
 * @param trials in the order of their numbers, which are 1, 2, 3, …
 */
public record History(SearchSpace space, Goal goal, ValueScale scale, List<Trial> trials) {
    /** How often a point may fail through the harness's fault before it counts as tried. */
    public static final int HARNESS_ATTEMPTS = 3;

    /** Copies the list. */
    public History {
        trials = List.copyOf(trials);
    }

    /** The number of the trial to be asked for next. */
    public int nextTrial() {
        return trials.size() + 1;
    }

    /** Those with an outcome. */
    public List<Trial> completed() {
        return trials.stream().filter(trial -> !trial.isPending()).toList();
    }

    /** Those without an outcome. */
    public List<Trial> pending() {
        return trials.stream().filter(Trial::isPending).toList();
    }

    /** Those with a measured value. */
    public List<Trial> measured() {
        return trials.stream().filter(trial -> trial.value().isPresent()).toList();
    }

    /** Those at that point, in order. */
    public List<Trial> at(Map<String, Object> parameters) {
        return trials.stream()
                .filter(trial -> trial.parameters().equals(parameters))
                .toList();
    }

    /**
     * Whether a point counts as tried: some trial there is pending or ended otherwise than by the harness's fault, or
     * {@value #HARNESS_ATTEMPTS} ended so.
     */
    public boolean tried(Map<String, Object> parameters) {
        List<Trial> there = at(parameters);
        return there.size() >= HARNESS_ATTEMPTS || there.stream().anyMatch(trial -> !trial.failed(FailureKind.HARNESS));
    }

    /** Whether a trial at that point failed through the candidate's own fault. */
    public boolean infeasible(Map<String, Object> parameters) {
        return at(parameters).stream().anyMatch(trial -> trial.failed(FailureKind.CONFIG));
    }
}
