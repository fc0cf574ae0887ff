package io.sluice.tuner.suggest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.objective.Evaluation;
import io.sluice.objective.StageMeans;
import io.sluice.tuner.space.Parameters;
import io.sluice.tuner.space.SearchSpace;
import io.sluice.tuner.study.History;
import io.sluice.tuner.study.RandomStreams;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class OccupancyLineTest {
    private static final SearchSpace SPACE =
            SearchSpace.of(Parameters.limit("a", 400), Parameters.limit("b", 400), Parameters.choice("c", "x", "y"));
    private static final RandomStreams STREAMS = new RandomStreams(1);

    /**
     * A start takes 0.1 s in a and 0.05 s in b, each of which 40 can be in at once; more contend, so that the burst takes longer in proportion,
     * and fewer starve it.
     */
    private static Evaluation burst(Map<String, Object> point) {
        double a = limit(point, "a");
        double b = limit(point, "b");
        double heldA = 0.1 * Math.max(1, a / 40);
        double heldB = 0.05 * Math.max(1, b / 40);
        double waits = Math.max(400 / a * heldA, 400 / b * heldB) / 2;
        return new Evaluation.Measured(
                2 * waits + heldA + heldB,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                List.of(new StageMeans("a", waits, heldA), new StageMeans("b", 0, heldB)),
                Map.of(Evaluation.CPU, 9));
    }

    private static long limit(Map<String, Object> point, String name) {
        return (long) Objects.requireNonNull(point.get(name));
    }

    private static History with(History history, long a, long b, String c) {
        Map<String, Object> point = SPACE.canonical(Map.of("a", a, "b", b, "c", c));
        return Histories.with(history, point, burst(point));
    }

    private static History unlimitedAnd(long a, long b, String c) {
        return with(with(Histories.empty(SPACE), 400, 400, "x"), a, b, c);
    }

    @Test
    void limitsAreInProportionToHeldTimes_andEverythingElseAsInTheBestTrial() {
        // In the second burst a start takes 0.65 s, half a second of it queued, in a 0.1 and in b 0.05.
        List<Map<String, Object>> line = OccupancyLine.of(unlimitedAnd(40, 20, "y"));

        assertEquals(Map.of("a", 43L, "b", 22L, "c", "y"), line.get(0));
        for (Map<String, Object> point : line) {
            assertEquals(2, (double) limit(point, "a") / limit(point, "b"), 0.1, point.toString());
            assertEquals("y", point.get("c"));
        }
        assertEquals(line.size(), new HashSet<>(line).size());
        assertTrue(limit(line.get(line.size() - 1), "a") > 5 * 43, line.toString());
    }

    @Test
    void evaluationsThatTellOfNoStages_haveNoLine() {
        History silent = Histories.with(Histories.empty(SPACE), SPACE.baseline(), Evaluation.of(3));

        assertEquals(List.of(), OccupancyLine.of(silent));
        assertFalse(OccupancyLine.isDue(Histories.empty(SPACE)));
    }

    @Test
    void isDueForEveryOtherOfTheFirstTrials_whereLimitsBringAHalfOrMore() {
        History history = unlimitedAnd(40, 20, "y");
        for (int next = 3; next <= 40; next++) {
            assertEquals(next % 2 == 0 && next <= 25, OccupancyLine.isDue(history), "trial " + next);
            history = with(history, 40 + next, 20, "y");
        }
    }

    @Test
    void whereLimitsBringLittle_isNeverDue() {
        History history = unlimitedAnd(300, 300, "x");
        assertFalse(OccupancyLine.isDue(with(history, 290, 290, "x")));
    }

    @Test
    void whereTheBaselineHasNoValue_isDue() {
        History history = Histories.with(Histories.empty(SPACE), SPACE.baseline(), Evaluation.failed("no"));
        assertTrue(OccupancyLine.isDue(with(with(history, 40, 20, "x"), 41, 20, "x")));
    }

    @Test
    void whenItIsDue_theSuggesterTakesAPointOfTheLine() {
        GaussianProcessSuggester suggester = new GaussianProcessSuggester(16, List.of());
        History history = Histories.walk(suggester, Histories.empty(SPACE), STREAMS, 5, OccupancyLineTest::burst);
        int onLine = 0;
        for (int next = 6; next <= 12; next++) {
            Suggestion suggestion = suggester.suggest(history, STREAMS);
            if (suggestion.replicateOf().isEmpty() && OccupancyLine.isDue(history)) {
                assertTrue(OccupancyLine.of(history).contains(suggestion.parameters()), "trial " + next);
                onLine++;
            }
            history = Histories.with(history, suggestion, burst(suggestion.parameters()));
        }
        assertTrue(onLine >= 2, "due " + onLine + " times");
    }
}
