package io.sluice.tuner.suggest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.objective.Evaluation;
import io.sluice.tuner.space.Goal;
import io.sluice.tuner.space.Parameters;
import io.sluice.tuner.space.SearchSpace;
import io.sluice.tuner.study.History;
import io.sluice.tuner.study.NoRecommendationException;
import io.sluice.tuner.study.Prediction;
import io.sluice.tuner.study.RandomStreams;
import io.sluice.tuner.study.Recommendation;
import io.sluice.tuner.study.ValueScale;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class RecommenderTest {
    private static final SearchSpace SPACE = SearchSpace.of(Parameters.limit("a", 64));
    private static final RandomStreams STREAMS = new RandomStreams(1);

    private static History history(Goal goal, long[] points, Evaluation... outcomes) {
        History history = new History(SPACE, goal, ValueScale.AUTO, List.of());
        for (int i = 0; i < points.length; i++) {
            history = Histories.with(history, Map.of("a", points[i]), outcomes[i]);
        }
        return history;
    }

    private static Recommendation recommend(History history) {
        return Recommender.recommend(history, STREAMS).orElseThrow();
    }

    private static Evaluation exact(double value) {
        return new Evaluation.Measured(value, OptionalDouble.of(0), OptionalDouble.empty(), List.of(), Map.of());
    }

    @Test
    void nothingMeasured_nothingRecommended() {
        History history = history(Goal.MINIMIZE, new long[] {1, 2}, Evaluation.failed("x"), Evaluation.exceeds(4));
        assertEquals(Optional.empty(), Recommender.recommend(history, STREAMS));
    }

    @Test
    void withoutNoise_itIsTheBestValue_withItsMean() {
        long[] points = {1, 4, 16, 64, 2};
        Evaluation[] outcomes = {exact(40), exact(12), exact(10), exact(20), exact(24)};
        Recommendation least = recommend(history(Goal.MINIMIZE, points, outcomes));
        assertEquals(Map.of("a", 16L), least.parameters());
        assertEquals(10, least.mean(), 0.1);
        assertTrue(least.sd() < 0.2, () -> "sd " + least.sd());
        assertEquals(List.of(3), least.trials());
        assertEquals(
                List.of(16L, 4L, 64L, 2L, 1L),
                Recommender.ranking(history(Goal.MINIMIZE, points, outcomes), STREAMS).stream()
                        .map(r -> r.parameters().get("a"))
                        .toList());
        Recommendation most = recommend(history(Goal.MAXIMIZE, points, outcomes));
        assertEquals(Map.of("a", 1L), most.parameters());
        assertEquals(40, most.mean(), 0.5);
    }

    @Test
    void prediction_agreesWithTheRanking_whereItWasMeasured_andIsLessSureElsewhere() {
        History history = history(Goal.MINIMIZE, new long[] {1, 4, 16, 64}, exact(40), exact(12), exact(10), exact(20));
        List<Recommendation> ranking = Recommender.ranking(history, STREAMS);
        List<Prediction> there = Recommender.predict(
                history,
                STREAMS,
                ranking.stream().map(Recommendation::parameters).toList());
        for (int i = 0; i < ranking.size(); i++) {
            assertEquals(new Prediction(ranking.get(i).mean(), ranking.get(i).sd()), there.get(i));
        }
        Prediction between =
                Recommender.predict(history, STREAMS, List.of(Map.of("a", 8L))).get(0);
        assertTrue(between.mean() > 5 && between.mean() < 20, between::toString);
        assertTrue(between.sd() > 10 * there.get(0).sd(), between::toString);
    }

    @Test
    void prediction_fromNothing_andOfNoPoint_isRefused() {
        History none = history(Goal.MINIMIZE, new long[] {1}, Evaluation.failed("x"));
        assertThrows(
                NoRecommendationException.class, () -> Recommender.predict(none, STREAMS, List.of(Map.of("a", 1L))));
        History some = history(Goal.MINIMIZE, new long[] {1}, exact(1));
        assertEquals(List.of(), Recommender.predict(some, STREAMS, List.of()));
        assertThrows(
                IllegalArgumentException.class, () -> Recommender.predict(some, STREAMS, List.of(Map.of("b", 1L))));
    }

    @Test
    void oneLuckyDraw_doesNotBeatRepeatedGoodOnes() {
        // At 64 one of four draws is the lowest of all; their mean is worse than that of 16 in three draws.
        long[] points = {64, 64, 64, 64, 16, 16, 16, 4, 1};
        double[] values = {9.0, 13.0, 13.2, 12.9, 10.0, 10.1, 9.9, 14, 30};
        Evaluation[] outcomes = Arrays.stream(values).mapToObj(Evaluation::of).toArray(Evaluation[]::new);
        Recommendation pick = recommend(history(Goal.MINIMIZE, points, outcomes));
        assertEquals(Map.of("a", 16L), pick.parameters());
        assertEquals(List.of(5, 6, 7), pick.trials());
    }

    @Test
    void pointThatAlsoFailed_isPassedOver_unlessThereIsNoOther() {
        History flaky =
                history(Goal.MINIMIZE, new long[] {8, 8, 32}, exact(5), Evaluation.failed("sometimes"), exact(50));
        assertEquals(Map.of("a", 32L), recommend(flaky).parameters());
        History only = history(Goal.MINIMIZE, new long[] {8, 8}, exact(5), Evaluation.failed("sometimes"));
        assertEquals(Map.of("a", 8L), recommend(only).parameters());
    }

    @Test
    void oneValue_isEnough() {
        for (double value : new double[] {20.9, 0, -3, 1e-12, 1e12, -1e300}) {
            Recommendation only = recommend(history(Goal.MINIMIZE, new long[] {8}, Evaluation.of(value)));
            assertEquals(value, only.mean(), value == 0 ? 1e-4 : Math.abs(value) * 1e-4);
            assertTrue(Double.isFinite(only.sd()) && only.sd() >= 0);
        }
    }
}
