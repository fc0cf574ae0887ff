package io.sluice.gp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class BoundedLbfgsTest {
    private static final BoundedLbfgs OPTIMIZER = new BoundedLbfgs(500, 1e-15, 10);

    private static double[] all(int dimension, double value) {
        double[] array = new double[dimension];
        Arrays.fill(array, value);
        return array;
    }

    private static BoundedLbfgs.Minimum minimize(Differentiable function, double start, double low, double high) {
        return OPTIMIZER.minimize(function, all(2, start), all(2, low), all(2, high));
    }

    /** (1 - a)^2 + 100 (b - a^2)^2, lowest at (1, 1). */
    private static Differentiable.Value rosenbrock(double[] x) {
        double u = 1 - x[0];
        double v = x[1] - x[0] * x[0];
        return new Differentiable.Value(u * u + 100 * v * v, new double[] {-2 * u - 400 * v * x[0], 200 * v});
    }

    /** (a - 3)^2 + (b + 2)^2 + a b, lowest at (16/3, -14/3). */
    private static Differentiable.Value bowl(double[] x) {
        double value = (x[0] - 3) * (x[0] - 3) + (x[1] + 2) * (x[1] + 2) + x[0] * x[1];
        return new Differentiable.Value(value, new double[] {2 * (x[0] - 3) + x[1], 2 * (x[1] + 2) + x[0]});
    }

    @Test
    void finds_the_valley_floor_of_Rosenbrock() {
        BoundedLbfgs.Minimum minimum =
                OPTIMIZER.minimize(BoundedLbfgsTest::rosenbrock, new double[] {-1.2, 1}, all(2, -5), all(2, 5));

        assertArrayEquals(all(2, 1), minimum.x(), 1e-6);
        assertTrue(minimum.iterations() < 100, minimum.iterations() + " iterations");
    }

    @Test
    void stops_at_the_constrained_minimum_of_Rosenbrock() {
        // With a <= 0.5 the minimum is at (0.5, 0.25).
        BoundedLbfgs.Minimum minimum = OPTIMIZER.minimize(
                BoundedLbfgsTest::rosenbrock, new double[] {-1, 1}, all(2, -5), new double[] {0.5, 5});

        assertArrayEquals(new double[] {0.5, 0.25}, minimum.x(), 1e-6);
    }

    @Test
    void finds_interior_and_corner_minima_of_a_quadratic() {
        assertArrayEquals(
                new double[] {16.0 / 3, -14.0 / 3},
                minimize(BoundedLbfgsTest::bowl, 0, -10, 10).x(),
                1e-6);
        // In [0, 1]^2 both gradients push outwards at (1, 0).
        assertArrayEquals(
                new double[] {1, 0}, minimize(BoundedLbfgsTest::bowl, 0.5, 0, 1).x(), 0);
        assertArrayEquals(
                new double[] {1, 0}, minimize(BoundedLbfgsTest::bowl, -7, 0, 1).x(), 0);
    }

    @Test
    void leaves_a_bound_it_started_on() {
        assertArrayEquals(
                new double[] {16.0 / 3, -14.0 / 3},
                minimize(BoundedLbfgsTest::bowl, 10, -10, 10).x(),
                1e-6);
    }

    @Test
    void steps_back_from_where_the_function_is_undefined() {
        Differentiable logBarrier = x ->
                new Differentiable.Value(x[0] > 0 ? x[0] - Math.log(x[0]) : Double.NaN, new double[] {1 - 1 / x[0], 0});

        assertEquals(1, minimize(logBarrier, 5, -100, 100).x()[0], 1e-6);
    }

    @Test
    void makes_no_iteration_when_told_so_or_when_there_already() {
        BoundedLbfgs none = new BoundedLbfgs(0, 1e-9, 1);

        assertArrayEquals(
                all(2, 5),
                none.minimize(BoundedLbfgsTest::bowl, all(2, 9), all(2, -5), all(2, 5))
                        .x());
        assertEquals(0, minimize(BoundedLbfgsTest::rosenbrock, 1, -5, 5).iterations());
    }

    @Test
    void sees_that_a_corner_with_both_slopes_outwards_is_a_minimum() {
        BoundedLbfgs.Minimum minimum =
                OPTIMIZER.minimize(BoundedLbfgsTest::bowl, new double[] {1, 0}, all(2, 0), all(2, 1));

        assertEquals(0, minimum.iterations());
        assertArrayEquals(new double[] {1, 0}, minimum.x(), 0);
    }
}
