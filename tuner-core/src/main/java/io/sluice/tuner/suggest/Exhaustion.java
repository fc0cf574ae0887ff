package io.sluice.tuner.suggest;

import io.sluice.tuner.study.History;
import io.sluice.tuner.study.RandomStreams;
import io.sluice.tuner.study.Recommendation;
import io.sluice.tuner.study.Trial;

/** What to suggest when every point of the space has been tried: the best one again, which at least sharpens its mean. */
final class Exhaustion {
    private Exhaustion() {}

    static Suggestion replicateBest(History history, RandomStreams streams) {
        String reason = "every point of the space has been tried";
        return Recommender.recommend(history, streams)
                .map(Exhaustion::replicate)
                .orElseGet(() -> replicate(history.trials().get(0)))
                .stopping(reason);
    }

    private static Suggestion replicate(Recommendation best) {
        return Suggestion.replicate(best.parameters(), best.trials().get(0));
    }

    private static Suggestion replicate(Trial first) {
        return Suggestion.replicate(first.parameters(), first.number());
    }
}
