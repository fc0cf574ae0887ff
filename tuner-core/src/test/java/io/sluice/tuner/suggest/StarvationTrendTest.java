package io.sluice.tuner.suggest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.acquisition.Trend;
import io.sluice.objective.Evaluation;
import io.sluice.objective.StageMeans;
import io.sluice.tuner.space.Goal;
import io.sluice.tuner.space.Parameters;
import io.sluice.tuner.space.SearchSpace;
import io.sluice.tuner.study.History;
import io.sluice.tuner.study.RandomStreams;
import io.sluice.tuner.study.ValueScale;
import io.sluice.tuner.suggest.StarvationTrend.Gate;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class StarvationTrendTest {
    private static final SearchSpace SPACE = SearchSpace.of(Parameters.limit("a", 100), Parameters.limit("b", 100));

    @Test
    void a_gate_that_lets_one_of_a_hundred_pass_waits_for_ninety_nine() {
        StarvationTrend trend = new StarvationTrend(List.of(new Gate(0, 100, 0.5)), 2, 1);

        assertEquals(0.5 * 99, trend.gates().get(0).extra(new double[] {0}), 1e-9);
        assertEquals(0.5 * 9, trend.gates().get(0).extra(new double[] {0.5}), 1e-9);
        assertEquals(Math.log(2), trend.at(new double[] {1}), 1e-12);
        assertEquals(Math.log(2) + Math.log1p(Math.pow(49.5 / 2, 4)) / 4, trend.at(new double[] {0}), 1e-9);
    }

    @Test
    void a_share_of_nothing_claims_nothing() {
        List<Gate> gates = List.of(new Gate(0, 100, 0.5));
        StarvationTrend none = new StarvationTrend(gates, 2, 0);

        assertFalse(none.claims());
        assertEquals(Math.log(2), none.at(new double[] {0}), 1e-12);
        assertTrue(new StarvationTrend(gates, 2, 0.25).claims());
    }

    @Test
    void waits_as_long_as_a_good_burst_add_their_fourth_powers() {
        // Both gates wait for 9 s of 0.5 s held; the mean start counts half of it: 4.5 beside 4.5 beside 4.5.
        StarvationTrend trend = new StarvationTrend(List.of(new Gate(0, 100, 1), new Gate(1, 100, 1)), 4.5, 0.5);

        assertEquals(Math.log(4.5) + Math.log(3) / 4, trend.at(new double[] {0.5, 0.5}), 1e-9);
    }

    @Property(tries = 100, seed = "5101")
    void wider_gates_never_wait_longer(
            @ForAll @DoubleRange(min = 0, max = 0.99) double u,
            @ForAll @DoubleRange(min = 0.01, max = 10) double service,
            @ForAll @DoubleRange(min = 0, max = 1) double share) {
        StarvationTrend trend = new StarvationTrend(List.of(new Gate(0, 400, service)), 3, share);

        assertTrue(trend.at(new double[] {u}) >= trend.at(new double[] {u + 0.01}));
        assertTrue(trend.at(new double[] {u}) >= Math.log(3));
    }

    private static Evaluation burst(double value, double heldA, double heldB) {
        return new Evaluation.Measured(
                value,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                List.of(new StageMeans("a", 0, heldA), new StageMeans("b", 0, heldB)),
                Map.of());
    }

    private static History history(Goal goal, double share) {
        History history = new History(SPACE, goal, ValueScale.AUTO, List.of());
        long[][] points = {{100, 100}, {50, 100}, {1, 100}, {100, 2}, {2, 2}, {10, 10}};
        for (long[] p : points) {
            // A burst of 1 s, but for a gate that holds each start for 0.1 s, or 0.2 s where all are in at once.
            double held = p[0] == 100 ? 0.2 : 0.1;
            double wait = share * Math.max(0.1 * (100.0 / p[0] - 1), 0.1 * (100.0 / p[1] - 1));
            history = Histories.with(history, Map.of("a", p[0], "b", p[1]), burst(Math.max(1, wait), held, 0.1));
        }
        return history;
    }

    private static Trend fitted(History history) {
        return StarvationFit.of(history, Responses.of(history, new RandomStreams(1)));
    }

    @Test
    void fit_takes_the_shortest_held_time_and_the_share_that_the_metric_counts() {
        for (double share : new double[] {0.5, 1}) {
            StarvationTrend trend = (StarvationTrend) fitted(history(Goal.MINIMIZE, share));

            assertEquals(List.of(new Gate(0, 100, 0.1), new Gate(1, 100, 0.1)), trend.gates());
            assertEquals(share, trend.share(), 1e-12);
            assertEquals(1, trend.base(), 1e-9);
        }
    }

    @Test
    void a_burst_that_was_stopped_says_that_limits_starve() {
        History history = new History(SPACE, Goal.MINIMIZE, ValueScale.AUTO, List.of());
        for (long limit : new long[] {100, 90, 80}) {
            history = Histories.with(history, Map.of("a", limit, "b", limit), burst(1, 0.1, 0.1));
        }
        assertFalse(fitted(history).claims());
        History stopped = Histories.with(
                history, Map.of("a", 1, "b", 100), new Evaluation.Censored(4, OptionalDouble.of(4), Map.of()));

        // Half of 9.9 s is more than 4 s, and so would be all of it; a quarter is not.
        StarvationTrend trend = (StarvationTrend) fitted(stopped);
        assertTrue(trend.at(new double[] {0, 1}) >= Math.log(4), trend.toString());
    }

    @Test
    void b_is_the_least_of_the_values() {
        History history = Histories.with(history(Goal.MINIMIZE, 1), Map.of("a", 99L, "b", 99L), burst(0.5, 0.2, 0.1));

        assertEquals(0.5, ((StarvationTrend) fitted(history)).base(), 1e-9);
    }

    @Test
    void where_limits_starve_nothing_there_is_no_trend() {
        StarvationTrend trend = (StarvationTrend) fitted(history(Goal.MINIMIZE, 0));

        assertEquals(0, trend.share());
        assertEquals(trend.at(new double[] {1, 1}), trend.at(new double[2]));
    }

    @Test
    void what_is_to_be_large_and_what_tells_of_no_stages_has_none() {
        History silent = Histories.with(
                new History(SPACE, Goal.MINIMIZE, ValueScale.AUTO, List.of()),
                Map.of("a", 1L, "b", 1L),
                Evaluation.of(3));

        assertEquals(0, fitted(history(Goal.MAXIMIZE, 1)).at(new double[2]));
        assertEquals(0, fitted(silent).at(new double[2]));
    }
}
