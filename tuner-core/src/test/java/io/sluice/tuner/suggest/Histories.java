package io.sluice.tuner.suggest;

import io.sluice.objective.Evaluation;
import io.sluice.tuner.space.Goal;
import io.sluice.tuner.space.SearchSpace;
import io.sluice.tuner.study.History;
import io.sluice.tuner.study.RandomStreams;
import io.sluice.tuner.study.Trial;
import io.sluice.tuner.study.ValueScale;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/** Histories for tests. */
final class Histories {
    private static final Instant NOW = Instant.EPOCH;

    private Histories() {}

    static History empty(SearchSpace space) {
        return new History(space, Goal.MINIMIZE, ValueScale.AUTO, List.of());
    }

    static History pending(History history, Suggestion suggestion) {
        Trial trial = Trial.pending(
                history.nextTrial(),
                suggestion.parameters(),
                OptionalDouble.empty(),
                suggestion.replicateOf(),
                Optional.empty(),
                NOW);
        return with(history, trial);
    }

    static History with(History history, Suggestion suggestion, Evaluation evaluation) {
        History asked = pending(history, suggestion);
        List<Trial> trials = new ArrayList<>(history.trials());
        trials.add(asked.trials().get(history.trials().size()).completed(evaluation, NOW));
        return new History(history.space(), history.goal(), history.scale(), trials);
    }

    static History with(History history, Map<String, ?> point, Evaluation evaluation) {
        return with(history, Suggestion.fresh(history.space().canonical(point)), evaluation);
    }

    private static History with(History history, Trial trial) {
        List<Trial> trials = new ArrayList<>(history.trials());
        trials.add(trial);
        return new History(history.space(), history.goal(), history.scale(), trials);
    }

    /** The history after so many trials of a suggester. */
    static History walk(
            Suggester suggester,
            History start,
            RandomStreams streams,
            int trials,
            Function<Map<String, Object>, Evaluation> objective) {
        History history = start;
        for (int i = 0; i < trials; i++) {
            Suggestion suggestion = suggester.suggest(history, streams);
            history = with(history, suggestion, objective.apply(suggestion.parameters()));
        }
        return history;
    }
}
