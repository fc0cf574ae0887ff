package io.sluice.tuner.suggest;

import io.sluice.acquisition.SurrogateFitter;
import io.sluice.gp.Posterior;
import io.sluice.tuner.study.History;
import io.sluice.tuner.study.RandomStreams;
import io.sluice.tuner.study.Recommendation;
import io.sluice.tuner.study.Trial;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Picks the point with the best posterior mean among those with a measured value. A point where any trial failed through
 * the candidate's own fault is passed over, unless every point is such.
 */
public final class Recommender {
    private Recommender() {}

    /**
     * The pick; of equally good ones the one evaluated first. A function of the completed trials and the seed.
     *
     * @return empty if no trial has a measured value
     */
    public static Optional<Recommendation> recommend(History history, RandomStreams streams) {
        List<Map<String, Object>> points = eligible(history);
        if (points.isEmpty()) {
            return Optional.empty();
        }
        ValueTransform transform = ValueTransform.of(history);
        Posterior posterior = posterior(history, streams, transform, points);
        int best = argMin(posterior.mean());
        double mu = posterior.mean()[best];
        double sigma = posterior.standardDeviation(best);
        Map<String, Object> point = points.get(best);
        return Optional.of(
                new Recommendation(point, transform.mean(mu), transform.sd(mu, sigma), measuredAt(history, point)));
    }

    private static List<Map<String, Object>> eligible(History history) {
        List<Map<String, Object>> measured =
                history.measured().stream().map(Trial::parameters).distinct().toList();
        List<Map<String, Object>> clean =
                measured.stream().filter(point -> !history.infeasible(point)).toList();
        return clean.isEmpty() ? measured : clean;
    }

    private static Posterior posterior(
            History history, RandomStreams streams, ValueTransform transform, List<Map<String, Object>> points) {
        var random = streams.stream(history.completed().size(), "recommend");
        return new SurrogateFitter(Cube.of(history.space()))
                .fit(Observations.of(history, transform), random)
                .posterior(points.stream().map(history.space()::encode).toList());
    }

    private static int argMin(double[] values) {
        int best = 0;
        for (int i = 1; i < values.length; i++) {
            if (values[i] < values[best]) {
                best = i;
            }
        }
        return best;
    }

    private static List<Integer> measuredAt(History history, Map<String, Object> point) {
        return history.at(point).stream()
                .filter(trial -> trial.value().isPresent())
                .map(Trial::number)
                .toList();
    }
}
