package io.sluice.tuner.suggest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.objective.Evaluation;
import io.sluice.objective.StageMeans;
import io.sluice.tuner.space.Goal;
import io.sluice.tuner.space.Parameters;
import io.sluice.tuner.space.SearchSpace;
import io.sluice.tuner.study.History;
import io.sluice.tuner.study.RandomStreams;
import io.sluice.tuner.study.ValueScale;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ReplicationTest {
    private static final SearchSpace SPACE = SearchSpace.of(Parameters.limit("a", 64));
    private static final RandomStreams STREAMS = new RandomStreams(1);

    private static Evaluation known(double value, double variance) {
        return new Evaluation.Measured(value, OptionalDouble.of(variance), OptionalDouble.empty(), List.of(), Map.of());
    }

    private static History history(long[] points, double[] values, double variance) {
        History history = new History(SPACE, Goal.MINIMIZE, ValueScale.AUTO, List.of());
        for (int i = 0; i < points.length; i++) {
            history = Histories.with(history, Map.of("a", points[i]), known(values[i], variance));
        }
        return history;
    }

    private static Optional<Suggestion> due(History history) {
        return Replication.due(history, STREAMS);
    }

    @Test
    void theTwoBestMightBeSwapped_oneOfThemIsRepeated() {
        History history = history(new long[] {1, 4, 16, 64, 2, 32}, new double[] {9, 5, 5.05, 9, 8, 7}, 0.25);

        Suggestion replicate = due(history).orElseThrow();
        assertTrue(List.of(Map.of("a", 4L), Map.of("a", 16L)).contains(replicate.parameters()), replicate.toString());
        int trial = replicate.replicateOf().orElseThrow();
        assertEquals(replicate.parameters(), history.trials().get(trial - 1).parameters());
    }

    @Test
    void theBestIsClear_nothingIsRepeated() {
        assertEquals(
                Optional.empty(),
                due(history(new long[] {1, 4, 16, 64, 2, 32}, new double[] {9, 5, 3, 9, 8, 7}, 1e-8)));
    }

    @Test
    void afterAReplicateFourOtherTrialsComeFirst() {
        History history = history(new long[] {1, 4, 16, 64, 2, 32}, new double[] {9, 5, 5.05, 9, 8, 7}, 0.25);
        history = Histories.with(history, due(history).orElseThrow(), known(5.02, 0.25));
        for (long point = 40; point < 44; point++) {
            assertEquals(Optional.empty(), due(history));
            history = Histories.with(history, Map.of("a", point), known(8, 0.25));
        }
        assertTrue(due(history).isPresent());
    }

    /** The best point is clear, and was measured once, as the second of so many. */
    private static History clear(int trials, boolean paced) {
        History history = new History(SPACE, Goal.MINIMIZE, ValueScale.AUTO, List.of());
        for (int k = 1; k <= trials; k++) {
            Evaluation burst = new Evaluation.Measured(
                    k == 2 ? 3 : 6 + 0.1 * k,
                    OptionalDouble.of(1e-8),
                    OptionalDouble.empty(),
                    List.of(new StageMeans("a", 0, 0.01)),
                    paced ? Map.of(Evaluation.CPU, 20) : Map.of());
            history = Histories.with(history, Map.of("a", (long) k), burst);
        }
        return history;
    }

    @Test
    void whatStayedBestForThreeTrialsOnOneBurst_isRepeatedOnce() {
        assertEquals(Optional.empty(), due(clear(4, true)));
        History history = clear(5, true);

        Suggestion replicate = due(history).orElseThrow();
        assertEquals(Suggestion.replicate(Map.of("a", 2L), 2), replicate);

        history = Histories.with(history, replicate, known(3, 1e-8));
        for (long point = 40; point < 50; point++) {
            history = Histories.with(history, Map.of("a", point), known(8, 1e-8));
            assertEquals(Optional.empty(), due(history));
        }
    }

    @Test
    void whatStayedBestOnOneValueOfWhichNoPaceIsKnown_isNot() {
        assertEquals(Optional.empty(), due(clear(5, false)));
    }

    @Test
    void withoutTwoPointsWithValuesThereIsNothingToSwap() {
        assertEquals(Optional.empty(), due(history(new long[0], new double[0], 1)));
        assertEquals(Optional.empty(), due(history(new long[] {8}, new double[] {3}, 1)));
    }
}
