package io.sluice.gp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LowerBoundsTest {
    private static final double NOISE = 0.25;
    private static final GpModel MODEL = Fixtures.ordered(1);

    private static GaussianProcess on(Row... rows) {
        return GaussianProcess.of(MODEL, Fixtures.unit(1, NOISE), TrainingData.of(List.of(rows)));
    }

    private static Row atLeast(double x, double bound) {
        return new Row.AtLeast(new double[] {x}, bound);
    }

    private static Posterior at(GaussianProcess process, double... x) {
        List<double[]> points = new ArrayList<>();
        for (double v : x) {
            points.add(new double[] {v});
        }
        return process.posterior(points);
    }

    @Test
    void one_bound_has_the_moments_of_the_truncated_normal() {
        // y ~ N(0, 1.25) given y >= 1, f jointly normal with y: GPML eqs. 3.85 to 3.87; one site is exact.
        double spread = Math.sqrt(1.25);
        double z = -1 / spread;
        double slope = StandardNormal.density(z) / StandardNormal.cdf(z);
        GaussianProcess process = on(atLeast(0, 1));
        Posterior posterior = at(process, 0, 1);

        assertEquals(Math.log(StandardNormal.cdf(z)), process.logMarginalLikelihood(), 1e-9);
        assertEquals(slope / spread, posterior.mean()[0], 1e-8);
        assertEquals(1 - slope * (z + slope) / 1.25, posterior.variance()[0], 1e-8);
        assertEquals(Fixtures.matern(1) * slope / spread, posterior.mean()[1], 1e-8);
    }

    @Test
    void two_bounds_match_another_implementation() {
        // Sites by numeric integration of the tilted moments and the evidence from its definition, in mpmath.
        GaussianProcess process = on(atLeast(0, 0), atLeast(0.5, 0));
        Posterior posterior = at(process, 0, 0.5);

        assertEquals(-1.012690513703592, process.logMarginalLikelihood(), 1e-9);
        assertArrayEquals(new double[] {0.8913689657050955, 0.8913689657050955}, posterior.mean(), 1e-8);
        assertArrayEquals(new double[] {0.439688092277971, 0.439688092277971}, posterior.variance(), 1e-8);
    }

    @Test
    void two_bounds_at_the_mean_come_near_the_orthant_probability() {
        // The truth is P(both >= 0) = 1/4 + asin(rho) / (2 pi).
        double rho = Fixtures.matern(0.5) / 1.25;
        double expected = Math.log(0.25 + Math.asin(rho) / (2 * Math.PI));

        assertEquals(expected, on(atLeast(0, 0), atLeast(0.5, 0)).logMarginalLikelihood(), 1e-2);
    }

    @Test
    void a_value_and_a_bound_factor_exactly() {
        double k = Fixtures.matern(0.5);
        double mean = k * 2 / 1.25;
        double variance = 1 - k * k / 1.25;
        double expected = -0.5 * 4 / 1.25
                - 0.5 * Math.log(2 * Math.PI * 1.25)
                + StandardNormal.logCdf((mean - 1.5) / Math.sqrt(variance + NOISE));
        GaussianProcess process = on(new Row.Value(new double[] {0}, 2), atLeast(0.5, 1.5));

        assertEquals(expected, process.logMarginalLikelihood(), 1e-9);
    }

    @Test
    void a_bound_is_not_a_value() {
        // Known to be at least 0 where 3 is expected: nothing new. As a value it would pull the mean down.
        Posterior without = at(on(new Row.Value(new double[] {0}, 4)), 0.05);
        Posterior with = at(on(new Row.Value(new double[] {0}, 4), atLeast(0.1, 0)), 0.05);
        Posterior asValue = at(on(new Row.Value(new double[] {0}, 4), new Row.Value(new double[] {0.1}, 0)), 0.05);

        assertEquals(without.mean()[0], with.mean()[0], 1e-3);
        assertTrue(with.mean()[0] >= without.mean()[0], "a lower bound cannot lower the mean");
        assertTrue(asValue.mean()[0] < without.mean()[0] - 0.5);
    }

    @Test
    void a_bound_above_the_mean_lifts_it_and_leaves_more_doubt_than_a_value() {
        Posterior bound = at(on(atLeast(0.5, 2)), 0.5);
        Posterior value = at(on(new Row.Value(new double[] {0.5}, 2)), 0.5);

        assertTrue(bound.mean()[0] > value.mean()[0]);
        assertTrue(bound.variance()[0] > value.variance()[0]);
    }

    @Test
    void the_order_of_rows_does_not_matter() {
        List<Row> rows = Fixtures.mixed(20, 2, 31);
        List<Row> reversed = new ArrayList<>(rows);
        Collections.reverse(reversed);
        List<double[]> points = Fixtures.points(10, 2, new SplittableRandom(32));
        Hyperparameters h = Fixtures.unit(2, 0.01);
        Posterior one = GaussianProcess.of(Fixtures.ordered(2), h, TrainingData.of(rows))
                .posterior(points);
        Posterior other = GaussianProcess.of(Fixtures.ordered(2), h, TrainingData.of(reversed))
                .posterior(points);

        assertArrayEquals(one.mean(), other.mean(), 1e-7);
        assertArrayEquals(one.variance(), other.variance(), 1e-7);
    }

    @Test
    void contradictory_and_repeated_bounds_stay_finite() {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            rows.add(new Row.Value(new double[] {0.5}, 0));
            rows.add(atLeast(0.5, 50));
            rows.add(atLeast(0.5 + 1e-9 * i, 1e6));
            rows.add(atLeast(0.2, -1e9));
        }
        for (double noise : new double[] {1e-6, 1e-3, 1}) {
            GaussianProcess process = GaussianProcess.of(MODEL, Fixtures.unit(1, noise), TrainingData.of(rows));
            Posterior posterior = at(process, 0, 0.2, 0.5, 0.9);
            assertTrue(Double.isFinite(process.logMarginalLikelihood()), "noise " + noise);
            for (double mean : posterior.mean()) {
                assertTrue(Double.isFinite(mean), "noise " + noise + " mean " + mean);
            }
        }
    }
}
