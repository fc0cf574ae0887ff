package io.sluice.tuner.suggest;

import io.sluice.acquisition.SurrogateFitter;
import io.sluice.gp.Posterior;
import io.sluice.tuner.study.History;
import io.sluice.tuner.study.NoRecommendationException;
import io.sluice.tuner.study.Prediction;
import io.sluice.tuner.study.RandomStreams;
import io.sluice.tuner.study.Recommendation;
import io.sluice.tuner.study.Trial;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Picks the point with the best posterior mean among those with a measured value. A point where any trial failed through
 * the candidate's own fault is passed over, unless every point is such.
 */
public final class Recommender {
    private Recommender() {}

    /**
     * The pick. A function of the completed trials and the seed.
     *
     * @return empty if no trial has a measured value
     */
    public static Optional<Recommendation> recommend(History history, RandomStreams streams) {
        return ranking(history, streams).stream().findFirst();
    }

    /**
     * Every point that could be the pick, the best posterior mean first; of equally good ones the one evaluated first.
     */
    public static List<Recommendation> ranking(History history, RandomStreams streams) {
        List<Map<String, Object>> points = eligible(history);
        if (points.isEmpty()) {
            return List.of();
        }
        Responses responses = Responses.of(history, streams);
        Posterior posterior = posterior(history, streams, responses, points);
        return IntStream.range(0, points.size())
                .boxed()
                .sorted(Comparator.comparingDouble(i -> posterior.mean()[i]))
                .map(i -> recommendation(history, responses.transform(), points.get(i), posterior, i))
                .toList();
    }

    /**
     * What the model that recommends believes of any points, evaluated or not. A function of the completed trials and the
     * seed.
     *
     * @param points of the history's space
     * @return in the order of the points
     * @throws NoRecommendationException if no trial has a measured value
     * @throws IllegalArgumentException if a point is not of the space
     */
    public static List<Prediction> predict(History history, RandomStreams streams, List<Map<String, Object>> points) {
        List<Map<String, Object>> canonical =
                points.stream().map(history.space()::canonical).toList();
        if (history.measured().isEmpty()) {
            throw new NoRecommendationException("no trial has a measured value, so nothing can be predicted; evaluate"
                    + " at least one point first");
        }
        if (canonical.isEmpty()) {
            return List.of();
        }
        Responses responses = Responses.of(history, streams);
        Posterior posterior = posterior(history, streams, responses, canonical);
        return IntStream.range(0, canonical.size())
                .mapToObj(i -> prediction(responses.transform(), posterior, i))
                .toList();
    }

    private static Prediction prediction(ValueTransform transform, Posterior posterior, int i) {
        double mu = posterior.mean()[i];
        return new Prediction(transform.mean(mu), transform.sd(mu, posterior.standardDeviation(i)));
    }

    private static Recommendation recommendation(
            History history, ValueTransform transform, Map<String, Object> point, Posterior posterior, int i) {
        Prediction prediction = prediction(transform, posterior, i);
        return new Recommendation(point, prediction.mean(), prediction.sd(), measuredAt(history, point));
    }

    private static List<Map<String, Object>> eligible(History history) {
        List<Map<String, Object>> measured =
                history.measured().stream().map(Trial::parameters).distinct().toList();
        List<Map<String, Object>> clean =
                measured.stream().filter(point -> !history.infeasible(point)).toList();
        return clean.isEmpty() ? measured : clean;
    }

    private static Posterior posterior(
            History history, RandomStreams streams, Responses responses, List<Map<String, Object>> points) {
        var random = streams.stream(history.completed().size(), "recommend");
        return new SurrogateFitter(Cube.of(history.space()), StarvationFit.of(history, responses))
                .fit(Observations.of(history, responses), random)
                .posterior(points.stream().map(history.space()::encode).toList());
    }

    private static List<Integer> measuredAt(History history, Map<String, Object> point) {
        return history.at(point).stream()
                .filter(trial -> trial.value().isPresent())
                .map(Trial::number)
                .toList();
    }
}
