package io.sluice.tuner.suggest;

import io.sluice.tuner.study.History;
import io.sluice.tuner.study.RandomStreams;
import io.sluice.tuner.study.Recommendation;
import io.sluice.tuner.study.Trial;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * When to measure a point again on purpose: where the two points of the best posterior means might be swapped, the one
 * known less well is repeated, at most once in {@value #EVERY} trials.
 */
final class Replication {
    /** Trials from one replicate to the next, at least. */
    static final int EVERY = 5;

    // The better of two is the worse with a probability of at least 20 % if their means are within so many standard
    // deviations of their difference.
    private static final double MIGHT_BE_SWAPPED = 0.84;

    private Replication() {}

    /** The replicate that is due; empty if none is, and while fewer than two points have values. */
    static Optional<Suggestion> due(History history, RandomStreams streams) {
        return history.measured().isEmpty() || recentlyReplicated(history)
                ? Optional.empty()
                : worthwhile(Recommender.ranking(history, streams));
    }

    private static boolean recentlyReplicated(History history) {
        List<Trial> trials = history.trials();
        return trials.subList(Math.max(0, trials.size() - EVERY + 1), trials.size()).stream()
                .anyMatch(trial -> trial.replicateOf().isPresent());
    }

    private static Optional<Suggestion> worthwhile(List<Recommendation> ranking) {
        if (ranking.size() < 2) {
            return Optional.empty();
        }
        Recommendation first = ranking.get(0);
        Recommendation second = ranking.get(1);
        double gap = Math.abs(second.mean() - first.mean());
        return gap > MIGHT_BE_SWAPPED * Math.hypot(first.sd(), second.sd())
                ? Optional.empty()
                : List.of(first, second).stream()
                        .max(Comparator.comparingDouble(Recommendation::sd))
                        .map(point -> Suggestion.replicate(
                                point.parameters(), point.trials().get(0)));
    }
}
