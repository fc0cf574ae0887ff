package io.sluice.gp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class Matern52Test {
    private static final double[][] TWO = {{0}, {1}};

    @Test
    void unit_distance_gives_the_textbook_value() {
        DMatrixRMaj k = Matern52.ordered(1).matrix(TWO, new double[2]);

        assertEquals(0.5239941088318203, k.get(0, 1), 1e-14);
        assertEquals(1, k.get(0, 0));
    }

    @Test
    void scales_act_on_distance_and_height() {
        double[] parameters = {Math.log(0.5), Math.log(3)};

        assertEquals(
                3 * Fixtures.matern(2),
                Matern52.ordered(1).matrix(TWO, parameters).get(0, 1),
                1e-14);
        assertEquals(3, Matern52.ordered(1).variance(new double[1], parameters), 1e-14);
    }

    @Test
    void unlike_categories_are_one_apart_whichever_they_are() {
        Matern52 kernel = new Matern52(new boolean[] {true, false});
        double[][] x = {{0, 0.5}, {1, 0.5}, {7, 0.5}, {7, 0.5}};
        DMatrixRMaj k = kernel.matrix(x, new double[] {Math.log(2), 0, 0});

        assertEquals(Fixtures.matern(0.5), k.get(0, 1), 1e-14);
        assertEquals(k.get(0, 1), k.get(0, 2), 0);
        assertEquals(1, k.get(2, 3), 0);
    }

    @Test
    void every_entry_is_the_written_out_kernel() {
        Matern52 kernel = new Matern52(new boolean[] {false, true, false});
        double[][] x = {{0.1, 2, 0.9}, {0.4, 2, 0.2}, {1, 0, 0.2}, {0.4, 1, 0.2}, {0.1, 2, 0.9}};
        DMatrixRMaj k = kernel.matrix(x, new double[] {Math.log(0.5), Math.log(2), Math.log(0.1), Math.log(3)});

        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < x.length; j++) {
                double unlike = x[i][1] == x[j][1] ? 0 : 1;
                double squared =
                        Math.pow((x[i][0] - x[j][0]) / 0.5, 2) + unlike / 4 + Math.pow((x[i][2] - x[j][2]) / 0.1, 2);
                assertEquals(3 * Fixtures.matern(Math.sqrt(squared)), k.get(i, j), 1e-14, i + " and " + j);
            }
        }
    }

    @Test
    void rectangular_and_symmetric_matrices_agree() {
        RandomGenerator random = new SplittableRandom(3);
        double[][] x = Fixtures.points(7, 3, random).toArray(double[][]::new);
        double[] parameters = {-0.3, 0.2, 0.4, 0.7};

        assertArrayEquals(
                Matern52.ordered(3).matrix(x, x, parameters).data,
                Matern52.ordered(3).matrix(x, parameters).data,
                1e-15);
    }

    @Test
    void weightedGradient_matches_finite_differences() {
        RandomGenerator random = new SplittableRandom(4);
        Matern52 kernel = new Matern52(new boolean[] {false, true, false});
        double[][] x = Fixtures.points(6, 3, random).toArray(double[][]::new);
        for (double[] row : x) {
            row[1] = Math.floor(3 * row[1]);
        }
        DMatrixRMaj weights = new DMatrixRMaj(6, 6);
        for (int i = 0; i < 6; i++) {
            for (int j = 0; j <= i; j++) {
                double w = random.nextGaussian();
                weights.set(i, j, w);
                weights.set(j, i, w);
            }
        }
        double[] parameters = {-0.5, 0.1, 0.3, 0.6};
        double[] gradient = kernel.weightedGradient(x, parameters, weights);

        for (int j = 0; j < parameters.length; j++) {
            double[] up = parameters.clone();
            double[] down = parameters.clone();
            up[j] += 1e-5;
            down[j] -= 1e-5;
            double difference = (dot(weights, kernel.matrix(x, up)) - dot(weights, kernel.matrix(x, down))) / 2e-5;
            assertEquals(difference, gradient[j], 1e-8 * (1 + Math.abs(difference)), "parameter " + j);
        }
    }

    @Test
    void wrong_number_of_parameters_is_refused() {
        IllegalArgumentException refusal = assertThrows(
                IllegalArgumentException.class, () -> Matern52.ordered(2).matrix(TWO, new double[2]));

        assertTrue(String.valueOf(refusal.getMessage()).contains("must have 3"));
    }

    private static double dot(DMatrixRMaj a, DMatrixRMaj b) {
        double sum = 0;
        for (int i = 0; i < a.data.length; i++) {
            sum += a.data[i] * b.data[i];
        }
        return sum;
    }
}
