package io.sluice.acquisition;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeasibilityTest {
    private static final Domain LINE = new Domain(List.of(new Axis.Continuous()));

    private static Observation failed(double x) {
        return new Observation.Infeasible(new double[] {x});
    }

    private static Observation passed(double x) {
        return Lattices.measured(new double[] {x}, 1e9 * x);
    }

    private static double at(List<Observation> observations, double x) {
        return new Feasibility(LINE, observations).logProbabilities(List.of(new double[] {x}))[0];
    }

    @Test
    void is_exactly_nothing_while_nothing_failed() {
        Feasibility feasibility = new Feasibility(LINE, List.of(passed(0.2)));
        List<double[]> points = List.of(new double[] {0.2}, new double[] {0.9});

        assertArrayEquals(new double[2], feasibility.logProbabilities(points), 0);
    }

    @Test
    void a_lone_failure_has_the_hand_value_there_and_no_effect_far_away() {
        // s = 1 - 2 / 1.01 at the failure; ln Phi(4 s) - ln Phi(4) by mpmath.
        double[] far = new Feasibility(LINE, List.of(failed(0))).logProbabilities(List.of(new double[] {30}));

        assertEquals(-10.028357301212225, at(List.of(failed(0)), 0), 1e-11);
        assertEquals(0, far[0], 1e-12);
    }

    @Test
    void grows_away_from_a_failure_and_near_a_success() {
        double last = Double.NEGATIVE_INFINITY;
        for (double x = 0; x <= 1; x += 0.05) {
            double value = at(List.of(failed(0)), x);
            assertTrue(value >= last && value <= 0, "at " + x);
            last = value;
        }
        assertTrue(at(List.of(failed(0), passed(0.2)), 0.15) > at(List.of(failed(0)), 0.15) + 0.1);
    }

    @Test
    void repeats_of_a_failure_do_not_spread_it() {
        List<Observation> often = new ArrayList<>(List.of(passed(0.3)));
        for (int i = 0; i < 50; i++) {
            often.add(failed(0.1));
        }

        assertEquals(at(List.of(failed(0.1), passed(0.3)), 0.3), at(often, 0.3), 0.05);
    }
}
