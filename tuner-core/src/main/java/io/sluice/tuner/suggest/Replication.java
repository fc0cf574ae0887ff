package io.sluice.tuner.suggest;

import io.sluice.tuner.study.History;
import io.sluice.tuner.study.RandomStreams;
import io.sluice.tuner.study.Recommendation;
import io.sluice.tuner.study.Trial;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When to measure a point again on purpose, at most once in {@value #EVERY} trials: where the two points of the best posterior
 * means might be swapped, the one of them known less well. And where they might not, the best one, if it has been that for so long on
 * the strength of one burst whose pace is known: less its pace a value looks sure, but a burst may also tip over, or not.
 */
final class Replication {
    /** Trials from one replicate to the next, at least. */
    static final int EVERY = 5;

    /** For so many trials the best point has to have been measured before it is repeated for that alone. */
    static final int SETTLED = 3;

    // The better of two is the worse with a probability of at least 20 % if their means are within so many standard
    // deviations of their difference.
    private static final double MIGHT_BE_SWAPPED = 0.84;

    private Replication() {}

    /** The replicate that is due; empty if none is, and while fewer than two points have values. */
    static Optional<Suggestion> due(History history, RandomStreams streams) {
        return history.measured().isEmpty() || recentlyReplicated(history)
                ? Optional.empty()
                : worthwhile(history, Recommender.ranking(history, streams));
    }

    private static boolean recentlyReplicated(History history) {
        List<Trial> trials = history.trials();
        return trials.subList(Math.max(0, trials.size() - EVERY + 1), trials.size()).stream()
                .anyMatch(trial -> trial.replicateOf().isPresent());
    }

    private static Optional<Suggestion> worthwhile(History history, List<Recommendation> ranking) {
        if (ranking.size() < 2) {
            return Optional.empty();
        }
        return swappable(ranking.get(0), ranking.get(1))
                .or(() -> untested(history, ranking.get(0)))
                .map(point ->
                        Suggestion.replicate(point.parameters(), point.trials().get(0)));
    }

    private static Optional<Recommendation> untested(History history, Recommendation best) {
        int first = best.trials().get(0);
        boolean untested = best.trials().size() == 1
                && first <= history.trials().size() - SETTLED
                && Paces.tells(history.trials().get(first - 1));
        return untested ? Optional.of(best) : Optional.empty();
    }

    /** The one of two points that is known less well, if they might be swapped. */
    private static Optional<Recommendation> swappable(Recommendation first, Recommendation second) {
        double gap = Math.abs(second.mean() - first.mean());
        return gap > MIGHT_BE_SWAPPED * Math.hypot(first.sd(), second.sd())
                ? Optional.empty()
                : Stream.of(first, second).max(Comparator.comparingDouble(Recommendation::sd));
    }
}
