package io.sluice.tuner.suggest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.objective.Evaluation;
import io.sluice.objective.StageMeans;
import io.sluice.tuner.space.Goal;
import io.sluice.tuner.space.Parameters;
import io.sluice.tuner.space.SearchSpace;
import io.sluice.tuner.study.History;
import io.sluice.tuner.study.RandomStreams;
import io.sluice.tuner.study.Recommendation;
import io.sluice.tuner.study.Trial;
import io.sluice.tuner.study.ValueScale;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ResponsesTest {
    private static final SearchSpace SPACE = SearchSpace.of(Parameters.limit("a", 100));
    private static final RandomStreams STREAMS = new RandomStreams(1);
    private static final double[] PACES = {1, 1.05, 0.96, 1.02, 0.95, 1.25, 1.01, 0.98};
    // The sixth burst is the best by 10 %, in a slow run.
    private static final long[] LIMITS = {100, 60, 40, 30, 20, 15, 10, 7};

    private static Map<String, Object> attributes(double pace, boolean cpu) {
        return cpu ? Map.of(Evaluation.CPU, 30 * pace) : Map.of();
    }

    private static History history(Goal goal, ValueScale scale, boolean cpu, int bursts) {
        History history = new History(SPACE, goal, scale, List.of());
        for (int k = 0; k < bursts; k++) {
            double value = 10 * (1 + 0.1 * Math.abs(k - 5)) * PACES[k];
            Evaluation burst = new Evaluation.Measured(
                    value,
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    List.of(new StageMeans("a", 0, 0.3 * PACES[k])),
                    attributes(PACES[k], cpu));
            history = Histories.with(history, Map.of("a", LIMITS[k]), burst);
        }
        return history;
    }

    private static History history(boolean cpu) {
        return history(Goal.MINIMIZE, ValueScale.AUTO, cpu, PACES.length);
    }

    private static double paceOf(History history, int index) {
        Trial trial = history.trials().get(index);
        return Responses.of(history, STREAMS).paces().of(trial);
    }

    @Test
    void the_pace_that_a_burst_had_is_taken_off() {
        History history = history(true);
        Responses responses = Responses.of(history, STREAMS);
        Trial slow = history.trials().get(5);

        double pace = responses.paces().of(slow);
        assertTrue(pace > 0.08, () -> "pace " + pace);
        assertEquals(Math.log(12.5) - pace, responses.of(slow), 1e-12);
    }

    @Test
    void a_burst_that_happened_to_be_slow_is_still_the_pick() {
        assertEquals(Map.of("a", 15L), pick(history(true)));
        assertNotEquals(Map.of("a", 15L), pick(history(false)));
    }

    private static Map<String, Object> pick(History history) {
        return Recommender.recommend(history, STREAMS)
                .map(Recommendation::parameters)
                .orElseThrow();
    }

    @Test
    void without_processor_time_and_of_few_bursts_it_is_not_known() {
        assertEquals(0, paceOf(history(false), 5));
        assertEquals(0, paceOf(history(Goal.MINIMIZE, ValueScale.AUTO, true, 4), 1));
        assertNotEquals(0, paceOf(history(Goal.MINIMIZE, ValueScale.AUTO, true, 5), 1));
    }

    @Test
    void only_of_costs_on_a_log_scale_it_is_taken_off() {
        assertEquals(0, paceOf(history(Goal.MAXIMIZE, ValueScale.AUTO, true, 8), 5));
        assertEquals(0, paceOf(history(Goal.MINIMIZE, ValueScale.LINEAR, true, 8), 5));
    }

    @Test
    void a_burst_that_tells_of_other_stages_is_left_as_it_is() {
        Evaluation other = new Evaluation.Measured(
                9,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                List.of(new StageMeans("b", 0, 1)),
                Map.of(Evaluation.CPU, 50));
        History history = Histories.with(history(true), Map.of("a", 5L), other);

        assertEquals(0, paceOf(history, 8));
        assertNotEquals(0, paceOf(history, 5));
        assertEquals(
                Math.log(9), Responses.of(history, STREAMS).of(history.trials().get(8)), 1e-12);
    }
}
