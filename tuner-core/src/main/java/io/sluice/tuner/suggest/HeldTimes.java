package io.sluice.tuner.suggest;

import io.sluice.objective.Evaluation;
import io.sluice.objective.StageMeans;
import io.sluice.tuner.study.History;
import io.sluice.tuner.study.Trial;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * How long a start holds each stage where it contends with the fewest others. Immutable.
 *
 * @param shortest s, seconds, by stage; copied
 */
record HeldTimes(Map<String, Double> shortest) {

    /** Copies the map. */
    HeldTimes {
        shortest = Map.copyOf(shortest);
    }

    /** The shortest mean held times of any burst of a history; of no stage where evaluations tell of none. */
    static HeldTimes of(History history) {
        Map<String, Double> shortest = new HashMap<>();
        for (Trial trial : history.measured()) {
            stages(trial).forEach(stage -> shortest.merge(stage.name(), stage.held(), Math::min));
        }
        return new HeldTimes(shortest);
    }

    /** s of a stage; empty if nothing is known of it. */
    OptionalDouble of(String stage) {
        return shortest.containsKey(stage) ? OptionalDouble.of(shortest.get(stage)) : OptionalDouble.empty();
    }

    /** What a measured trial tells of its stages. */
    static List<StageMeans> stages(Trial measured) {
        return ((Evaluation.Measured) measured.outcome().orElseThrow()).stages();
    }
}
