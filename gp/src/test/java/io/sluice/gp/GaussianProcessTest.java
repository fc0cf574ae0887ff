package io.sluice.gp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import smile.math.MathEx;
import smile.math.kernel.MercerKernel;
import smile.regression.GaussianProcessRegression;

class GaussianProcessTest {
    private static final double NOISE = 0.25;
    private static final GpModel MODEL = Fixtures.ordered(1);
    private static final Hyperparameters UNIT = Fixtures.unit(1, NOISE);

    private static GaussianProcess on(List<? extends Row> rows) {
        return GaussianProcess.of(MODEL, UNIT, TrainingData.of(rows));
    }

    private static Row value(double x, double y) {
        return new Row.Value(new double[] {x}, y);
    }

    @Test
    void without_rows_it_is_the_prior() {
        Hyperparameters h = new Hyperparameters(new double[] {7}, new double[] {0, Math.log(4)}, 0);
        GaussianProcess prior = GaussianProcess.of(MODEL, h, TrainingData.of(List.of()));
        Posterior posterior = prior.posterior(List.of(new double[] {0.3}));

        assertEquals(7, posterior.mean()[0]);
        assertEquals(4, posterior.variance()[0], 1e-14);
        assertEquals(0, prior.logMarginalLikelihood(), 0.0);
    }

    @Test
    void one_value_by_hand() {
        GaussianProcess process = on(List.of(value(0, 2)));
        Posterior posterior = process.posterior(List.of(new double[] {0}, new double[] {1}));
        double k = Fixtures.matern(1);

        assertArrayEquals(new double[] {2 / 1.25, k * 2 / 1.25}, posterior.mean(), 1e-14);
        assertArrayEquals(new double[] {1 - 1 / 1.25, 1 - k * k / 1.25}, posterior.variance(), 1e-14);
        assertEquals(-0.5 * 4 / 1.25 - 0.5 * Math.log(2 * Math.PI * 1.25), process.logMarginalLikelihood(), 1e-14);
    }

    @Test
    void two_values_by_hand() {
        // [[a, k], [k, a]]^-1 = [[a, -k], [-k, a]] / (a^2 - k^2)
        double a = 1.25;
        double k = Fixtures.matern(1);
        double determinant = a * a - k * k;
        double h = Fixtures.matern(0.5);
        GaussianProcess process = on(List.of(value(0, 1), value(1, 3)));
        Posterior posterior = process.posterior(List.of(new double[] {0.5}));

        assertEquals(h * 4 * (a - k) / determinant, posterior.mean()[0], 1e-13);
        assertEquals(1 - 2 * h * h * (a - k) / determinant, posterior.variance()[0], 1e-13);
        double quadratic = (a * 1 - 2 * k * 3 + a * 9) / determinant;
        assertEquals(
                -0.5 * quadratic - 0.5 * Math.log(determinant) - Math.log(2 * Math.PI),
                process.logMarginalLikelihood(),
                1e-13);
    }

    @Test
    void known_noise_takes_the_place_of_the_learnt() {
        Row exact = new Row.Value(new double[] {0}, 2, OptionalDouble.of(1));
        Posterior posterior = on(List.of(exact)).posterior(List.of(new double[] {0}));

        assertEquals(1, posterior.mean()[0], 1e-14);
        assertEquals(0.5, posterior.variance()[0], 1e-14);
    }

    @Test
    void known_noise_of_zero_interpolates_to_the_floor() {
        Row exact = new Row.Value(new double[] {0}, 2, OptionalDouble.of(0));
        Posterior posterior = on(List.of(exact)).posterior(List.of(new double[] {0}));

        assertEquals(2, posterior.mean()[0], 1e-5);
        assertEquals(1e-6, posterior.variance()[0], 1e-8);
    }

    @Test
    void replicates_count_as_their_mean() {
        Posterior twice = on(List.of(value(0, 1), value(0, 3))).posterior(List.of(new double[] {0.4}));
        Row mean = new Row.Value(new double[] {0}, 2, OptionalDouble.of(NOISE / 2));
        Posterior once = on(List.of(mean)).posterior(List.of(new double[] {0.4}));

        assertEquals(once.mean()[0], twice.mean()[0], 1e-13);
        assertEquals(once.variance()[0], twice.variance()[0], 1e-13);
    }

    @Test
    void agrees_with_Smile() {
        List<Row> rows = Fixtures.values(40, 3, 0.1, 11);
        double[][] x = rows.stream().map(Row::x).toArray(double[][]::new);
        double[] y = rows.stream().mapToDouble(r -> ((Row.Value) r).y()).toArray();
        GaussianProcessRegression<double[]> other =
                GaussianProcessRegression.fit(x, y, new TextbookMatern(0.7), 0.04, false, 1e-5, 0);
        double l = Math.log(0.7);
        GaussianProcess ours = GaussianProcess.of(
                Fixtures.ordered(3),
                new Hyperparameters(new double[] {other.mean}, new double[] {l, l, l, 0}, Math.log(0.04)),
                TrainingData.of(rows));

        List<double[]> points = Fixtures.points(25, 3, new SplittableRandom(12));
        Posterior posterior = ours.posterior(points);
        for (int i = 0; i < points.size(); i++) {
            double[] theirs = new double[2];
            other.predict(points.get(i), theirs);
            assertEquals(theirs[0], posterior.mean()[i], 1e-10);
            assertEquals(theirs[1], posterior.standardDeviation(i), 1e-10);
        }
        assertArrayEquals(posterior.mean(), ours.mean(points), 1e-14);
        assertEquals(other.L, ours.logMarginalLikelihood(), 1e-9);
    }

    /** Smile 2.6.0's own MaternKernel is not the Matérn kernel at smoothness 5/2, so it is given one that is. */
    private record TextbookMatern(double scale) implements MercerKernel<double[]> {
        private static final long serialVersionUID = 1;

        @Override
        public double k(double[] a, double[] b) {
            return Fixtures.matern(MathEx.distance(a, b) / scale);
        }

        @Override
        public double[] kg(double[] a, double[] b) {
            throw new UnsupportedOperationException("hyperparameters are fixed here");
        }

        @Override
        public MercerKernel<double[]> of(double[] parameters) {
            return new TextbookMatern(parameters[0]);
        }

        @Override
        public double[] hyperparameters() {
            return new double[] {scale};
        }

        @Override
        public double[] lo() {
            return new double[] {1e-5};
        }

        @Override
        public double[] hi() {
            return new double[] {1e5};
        }
    }

    @Test
    void covariance_has_the_marginals_on_its_diagonal_and_the_hand_value_off_it() {
        GaussianProcess process = on(List.of(value(0, 2)));
        List<double[]> points = List.of(new double[] {0.5}, new double[] {1});
        DMatrixRMaj covariance = process.covariance(points);

        assertArrayEquals(
                process.posterior(points).variance(), new double[] {covariance.get(0, 0), covariance.get(1, 1)}, 1e-14);
        double expected = Fixtures.matern(0.5) - Fixtures.matern(0.5) * Fixtures.matern(1) / 1.25;
        assertEquals(expected, covariance.get(0, 1), 1e-14);
        assertEquals(expected, covariance.get(1, 0), 1e-14);
    }

    @Test
    void believing_equals_conditioning_on_the_posterior_mean() {
        List<Row> rows = Fixtures.values(12, 2, 0.1, 5);
        Hyperparameters h = Fixtures.unit(2, 0.01);
        GaussianProcess process = GaussianProcess.of(Fixtures.ordered(2), h, TrainingData.of(rows));
        List<double[]> pending = Fixtures.points(3, 2, new SplittableRandom(6));
        double[] believed = process.posterior(pending).mean();
        List<Row> more = new ArrayList<>(rows);
        for (int i = 0; i < believed.length; i++) {
            more.add(new Row.Value(pending.get(i), believed[i]));
        }
        GaussianProcess refitted = GaussianProcess.of(Fixtures.ordered(2), h, TrainingData.of(more));

        List<double[]> points = Fixtures.points(20, 2, new SplittableRandom(7));
        Posterior expected = refitted.posterior(points);
        Posterior actual = process.believing(pending).posterior(points);
        assertArrayEquals(expected.mean(), actual.mean(), 1e-10);
        assertArrayEquals(expected.variance(), actual.variance(), 1e-10);
        assertArrayEquals(process.posterior(points).mean(), actual.mean(), 1e-10);
    }

    @Test
    void a_variance_that_rounding_would_make_nothing_is_floored() {
        // Signal variance exp(46), noise variance 1e-6: their difference is below one unit in the last place.
        Hyperparameters h = new Hyperparameters(new double[1], new double[] {0, 46}, Math.log(1e-6));
        GaussianProcess process =
                GaussianProcess.of(MODEL, h, TrainingData.of(List.of(value(0, 1), value(0, 1), value(0.5, 2))));
        List<double[]> points = List.of(new double[] {0}, new double[] {0.5});
        double floor = GaussianProcess.VARIANCE_FLOOR * Math.exp(46);

        assertArrayEquals(new double[] {floor, floor}, process.posterior(points).variance(), 1e-9 * floor);
        assertEquals(floor, process.covariance(points).get(1, 1), 1e-9 * floor);
    }

    @Test
    void points_of_another_dimension_are_refused() {
        GaussianProcess process = on(List.of(value(0, 2)));
        List<double[]> wrong = List.of(new double[2]);

        assertThrows(IllegalArgumentException.class, () -> process.posterior(wrong));
        assertThrows(
                IllegalArgumentException.class,
                () -> GaussianProcess.of(
                        Fixtures.ordered(2), Fixtures.unit(2, 1), TrainingData.of(List.of(value(0, 1)))));
    }
}
