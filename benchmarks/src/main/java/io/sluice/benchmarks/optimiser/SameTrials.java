package io.sluice.benchmarks.optimiser;

import io.sluice.tuner.study.History;
import io.sluice.tuner.study.RandomStreams;
import io.sluice.tuner.study.Trial;
import io.sluice.tuner.suggest.Suggester;
import io.sluice.tuner.suggest.Suggestion;
import java.util.List;
import java.util.Optional;

/**
 * The points of another study in their order. Immutable.
 *
 * @param trials of that study
 */
record SameTrials(List<Trial> trials) implements Suggester {

    SameTrials {
        trials = List.copyOf(trials);
    }

    @Override
    public String name() {
        return "same";
    }

    @Override
    public Suggestion suggest(History history, RandomStreams streams) {
        Trial trial = trials.get(history.trials().size());
        return new Suggestion(trial.parameters(), trial.replicateOf(), Optional.empty());
    }
}
