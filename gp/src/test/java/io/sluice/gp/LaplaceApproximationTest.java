package io.sluice.gp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class LaplaceApproximationTest {
    private static final int DRAWS = 20_000;

    /** ln p = -1/2 (4 a² + 4 a b + 10 b²) around (1, -2): the covariance is the inverse of (4 2; 2 10), 1/36 (10 -2; -2 4). */
    private static Differentiable.Value quadratic(double[] theta) {
        double a = theta[0] - 1;
        double b = theta[1] + 2;
        return new Differentiable.Value(
                -(4 * a * a + 4 * a * b + 10 * b * b) / 2, new double[] {-4 * a - 2 * b, -2 * a - 10 * b});
    }

    private static LaplaceApproximation around(Differentiable density, double[] peak, double lower, double upper) {
        List<Parameter> parameters =
                Collections.nCopies(peak.length, new Parameter(new NormalPrior(0, 1), lower, upper));
        return LaplaceApproximation.around(density, parameters, peak);
    }

    @Test
    void draws_of_a_normal_density_have_its_mean_and_covariance() {
        LaplaceApproximation laplace = around(LaplaceApproximationTest::quadratic, new double[] {1, -2}, -10, 10);
        RandomGenerator random = new SplittableRandom(71);
        double[] sums = new double[5];
        for (int i = 0; i < DRAWS; i++) {
            double[] theta = laplace.draw(random);
            double a = theta[0] - 1;
            double b = theta[1] + 2;
            double[] terms = {a, b, a * a, a * b, b * b};
            for (int k = 0; k < terms.length; k++) {
                sums[k] += terms[k] / DRAWS;
            }
        }
        // Four standard errors of the widest of the five means are 0.015.
        assertArrayEquals(new double[] {0, 0, 10 / 36.0, -2 / 36.0, 4 / 36.0}, sums, 0.015);
    }

    @Test
    void where_the_density_is_flat_or_curved_upwards_the_standard_deviation_is_one() {
        LaplaceApproximation flat =
                around(theta -> new Differentiable.Value(0, new double[] {theta[0]}), new double[1], -99, 99);
        RandomGenerator random = new SplittableRandom(72);
        double squares = 0;
        for (int i = 0; i < DRAWS; i++) {
            double theta = flat.draw(random)[0];
            squares += theta * theta / DRAWS;
        }
        assertEquals(1, squares, 0.04);
    }

    @Test
    void draws_stay_within_the_bounds() {
        LaplaceApproximation laplace = around(LaplaceApproximationTest::quadratic, new double[] {1, -2}, -2, 1);
        RandomGenerator random = new SplittableRandom(73);
        for (int i = 0; i < 1000; i++) {
            for (double t : laplace.draw(random)) {
                assertTrue(t >= -2 && t <= 1, "drawn " + t);
            }
        }
    }
}
