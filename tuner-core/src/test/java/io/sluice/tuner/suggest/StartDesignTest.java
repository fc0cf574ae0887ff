package io.sluice.tuner.suggest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.objective.Evaluation;
import io.sluice.objective.Evaluation.FailureKind;
import io.sluice.objective.StageMeans;
import io.sluice.tuner.space.Parameters;
import io.sluice.tuner.space.SearchSpace;
import io.sluice.tuner.study.History;
import io.sluice.tuner.study.RandomStreams;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** The start where bursts tell of their stages; that of all others is in {@link GaussianProcessSuggesterTest}. */
class StartDesignTest {
    private static final SearchSpace SPACE =
            SearchSpace.of(Parameters.limit("a", 400), Parameters.limit("b", 400), Parameters.choice("c", "x", "y"));
    private static final Map<String, Object> BASELINE = SPACE.baseline();
    private static final Map<String, Object> CORES = point(16, 16);
    private static final RandomStreams STREAMS = new RandomStreams(5);

    private static Map<String, Object> point(long a, long b) {
        return SPACE.canonical(Map.of("a", a, "b", b, "c", "x"));
    }

    private static Evaluation burst(double value, double queued, double heldA, double heldB, boolean paced) {
        return new Evaluation.Measured(
                value,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                List.of(new StageMeans("a", queued, heldA), new StageMeans("b", 0, heldB)),
                paced ? Map.of(Evaluation.CPU, 9) : Map.of());
    }

    private static StartDesign design() {
        return new StartDesign(16, List.of());
    }

    private static Optional<Map<String, Object>> next(History history) {
        return design().next(history, STREAMS).map(Suggestion::parameters);
    }

    /** Baseline 10 s: 6 in a, 4 in b. Cores 8 s: 6 queued, 1.5 in a, 0.5 in b. */
    private static History twoBursts(boolean paced) {
        History history = Histories.with(Histories.empty(SPACE), BASELINE, burst(10, 0, 6, 4, paced));
        return Histories.with(history, CORES, burst(8, 6, 1.5, 0.5, paced));
    }

    @Test
    void afterTheCores_anEighthOfWhatIsInEachStageOfTheBestBurst_butAnEighthOfTheCores() {
        // 400 x 1.5/8 = 75 and 400 x 0.5/8 = 25; an eighth of that is 9 and 3.
        assertEquals(Optional.of(point(9, 3)), next(twoBursts(true)));
        History one = Histories.with(Histories.empty(SPACE), BASELINE, burst(10, 0, 9.96, 0.04, true));
        assertEquals(Optional.of(CORES), next(one));
        assertEquals(Optional.of(point(50, 2)), next(Histories.with(one, CORES, burst(11, 0, 9, 2, true))));
    }

    @Test
    void thenThreeTimesWhatIsInEachStageWithoutContention_twice() {
        History sparse = Histories.with(twoBursts(true), point(9, 3), burst(4, 4.8, 0.1, 0.1, true));
        // 3 x 400 x 0.1/5 = 24, for both.
        assertEquals(Optional.of(point(24, 24)), next(sparse));
        History critical = Histories.with(sparse, point(24, 24), burst(2, 0.7, 0.2, 0.1, true));
        // Now a start takes 1 s, five times less.
        assertEquals(Optional.of(point(120, 120)), next(critical));
        History done = Histories.with(critical, point(120, 120), burst(3, 0.1, 1, 1, true));
        assertEquals(Optional.empty(), next(done));
    }

    @Test
    void whereTheSecondIsThePointOfTheFirst_aSobolPointTakesItsPlace() {
        History sparse = Histories.with(twoBursts(true), point(9, 3), burst(4, 4.8, 0.1, 0.1, true));
        History same = Histories.with(sparse, point(24, 24), burst(4, 4.8, 0.1, 0.1, true));
        Map<String, Object> fifth = next(same).orElseThrow();
        assertFalse(same.tried(fifth));
        assertEquals(Optional.empty(), next(Histories.with(same, fifth, burst(4, 4.8, 0.1, 0.1, true))));
    }

    @Test
    void whereLimitsBringLittle_twoSobolPointsFollowTheSparseOne() {
        History history = Histories.with(twoBursts(true), point(9, 3), burst(7, 4.8, 0.1, 0.1, true));
        for (int k = 0; k < 2; k++) {
            Map<String, Object> sobol = next(history).orElseThrow();
            assertFalse(sobol.equals(point(24, 24)) || history.tried(sobol), sobol.toString());
            history = Histories.with(history, sobol, burst(7, 4.8, 0.1, 0.1, true));
        }
        assertEquals(Optional.empty(), next(history));
    }

    @Test
    void burstsThatDoNotTellOfTheirPace_repeatTheBaselineInTheEnd() {
        History history = twoBursts(false);
        for (int k = 0; k < 3; k++) {
            history = Histories.with(history, next(history).orElseThrow(), burst(4, 4.8 / (k + 1), 0.1, 0.1, false));
        }
        Suggestion last = design().next(history, STREAMS).orElseThrow();
        assertEquals(BASELINE, last.parameters());
        assertEquals(OptionalInt.of(1), last.replicateOf());
    }

    @Test
    void givenPointsComeFirst_andDoNotCount() {
        Map<String, Object> given = SPACE.canonical(Map.of("a", 5, "b", 6, "c", "y"));
        StartDesign design = new StartDesign(16, List.of(given));
        assertEquals(given, design.next(twoBursts(true), STREAMS).orElseThrow().parameters());
        History tried = Histories.with(twoBursts(true), given, burst(9, 6, 1.5, 0.5, true));
        assertEquals(point(9, 3), design.next(tried, STREAMS).orElseThrow().parameters());
    }

    @Test
    void aPointThatTheHarnessFailed_doesNotEndTheDesign() {
        var harness = new Evaluation.Failed("no", FailureKind.HARNESS, OptionalDouble.empty());
        History history = Histories.with(Histories.empty(SPACE), BASELINE, harness);
        history = Histories.with(history, BASELINE, burst(10, 0, 6, 4, true));
        history = Histories.with(history, CORES, burst(8, 6, 1.5, 0.5, true));
        assertEquals(Optional.of(point(9, 3)), next(history));
    }

    @Test
    void whileTheFirstBurstsArePending_pointsAreSobols() {
        History history = Histories.empty(SPACE);
        for (int k = 0; k < 3; k++) {
            history = Histories.pending(history, design().next(history, STREAMS).orElseThrow());
        }
        Map<String, Object> third = history.trials().get(2).parameters();
        assertTrue(!third.equals(BASELINE) && !third.equals(CORES), third.toString());
    }
}
