package io.sluice.gp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MapFitterTest {
    private static MapFitter fitter(int dimension, int rows) {
        return new MapFitter(Fixtures.ordered(dimension), FitSettings.standard(rows));
    }

    private static GaussianProcess fit(List<Row> rows, long seed) {
        return fitter(rows.get(0).x().length, rows.size()).fit(TrainingData.of(rows), new SplittableRandom(seed));
    }

    @Test
    void ends_where_the_gradient_vanishes_or_at_a_bound() {
        GpModel model = Fixtures.ordered(3);
        TrainingData data = TrainingData.of(Fixtures.values(40, 3, 0.1, 41));
        double[] theta = new MapFitter(model, new FitSettings(8, 3, 200, 100))
                .hyperparameters(data, new SplittableRandom(1))
                .pack();
        double[] gradient = new LogPosterior(model, data).at(theta).gradient();

        for (int j = 0; j < theta.length; j++) {
            Parameter parameter = model.parameters().get(j);
            boolean interior = theta[j] > parameter.lower() && theta[j] < parameter.upper();
            assertTrue(!interior || Math.abs(gradient[j]) < 0.05, "parameter " + j + " slope " + gradient[j]);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void many_rows_are_fitted_as_well_as_by_a_long_climb_from_the_medians(long seed) {
        GpModel model = Fixtures.ordered(5);
        TrainingData data = TrainingData.of(Fixtures.values(160, 5, 0.1, seed));
        LogPosterior posterior = new LogPosterior(model, data);
        double[] climbed = new MapFitter(model, new FitSettings(0, 1, 300, 160))
                .hyperparameters(data, new SplittableRandom(seed))
                .pack();
        double[] fitted =
                fitter(5, 160).hyperparameters(data, new SplittableRandom(seed)).pack();

        assertTrue(posterior.value(fitted) >= posterior.value(climbed) - 0.01);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void learns_the_noise_and_which_coordinates_matter(long seed) {
        // 80 rows of noise sd 0.1; the third coordinate does nothing.
        Hyperparameters h = fit(Fixtures.values(80, 3, 0.1, seed), seed).hyperparameters();

        assertEquals(0.1, Math.sqrt(h.noiseVariance()), 0.03);
        assertTrue(h.kernel()[2] > h.kernel()[0] + 1, "ln length scales " + h.kernel()[0] + " and " + h.kernel()[2]);
    }

    @Test
    void bounds_where_half_the_range_is_cut_off_still_leave_the_truth_within_reach() {
        // Everything above 0.5 was stopped there. Taken for values, the bounds would flatten the top.
        RandomGenerator random = new SplittableRandom(51);
        List<Row> rows = new ArrayList<>();
        List<Row> naive = new ArrayList<>();
        for (double[] x : Fixtures.points(60, 1, random)) {
            double y = Math.sin(6 * x[0]) + 0.05 * random.nextGaussian();
            rows.add(y > 0.5 ? new Row.AtLeast(x, 0.5) : new Row.Value(x, y));
            naive.add(new Row.Value(x, Math.min(y, 0.5)));
        }
        List<double[]> top = List.of(new double[] {Math.PI / 12});
        double honest = fit(rows, 52).posterior(top).mean()[0];
        double taken = fit(naive, 52).posterior(top).mean()[0];

        assertTrue(honest > 0.6, "mean at the top " + honest);
        assertEquals(0.5, taken, 0.05);
    }

    @Test
    void equal_generators_give_equal_fits() {
        List<Row> rows = Fixtures.mixed(25, 2, 61);

        assertArrayEquals(
                fit(rows, 9).hyperparameters().pack(),
                fit(rows, 9).hyperparameters().pack(),
                0);
    }

    static Stream<Arguments> degenerate() {
        double[] a = {0.3, 0.3};
        double[] b = {0.7, 0.1};
        List<Row> many = new ArrayList<>();
        List<Row> constant = new ArrayList<>();
        List<Row> near = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            many.add(new Row.Value(a, i % 2));
            constant.add(new Row.Value(new double[] {i / 40.0, 0.5}, 3));
            near.add(new Row.Value(new double[] {0.5 + 1e-14 * i, 0.5}, i % 3));
        }
        return Stream.of(
                Arguments.of("one point", List.of(new Row.Value(a, 1))),
                Arguments.of("one bound", List.of(new Row.AtLeast(a, 1))),
                Arguments.of("one point twice", List.of(new Row.Value(a, 1), new Row.Value(a, 1))),
                Arguments.of("a value far above, a bound", List.of(new Row.Value(b, 1e6), new Row.AtLeast(a, 1e7))),
                Arguments.of("duplicates that disagree", many),
                Arguments.of("constant y", constant),
                Arguments.of("near duplicates", near),
                Arguments.of("y of 1e-12", scaled(1e-12)),
                Arguments.of("y of 1e12", scaled(1e12)),
                Arguments.of("bounds and values of 1e12", List.of(new Row.Value(a, 1e12), new Row.AtLeast(b, 1e12))));
    }

    private static List<Row> scaled(double unit) {
        return Fixtures.values(20, 2, 0.1, 71).stream()
                .map(r -> (Row) new Row.Value(r.x(), unit * ((Row.Value) r).y()))
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("degenerate")
    void degenerate_data_give_finite_posteriors(String name, List<Row> rows) {
        GaussianProcess process = fit(rows, 7);
        List<double[]> points = Fixtures.points(20, 2, new SplittableRandom(8));
        rows.forEach(r -> points.add(r.x()));
        Posterior posterior = process.posterior(points);

        for (int i = 0; i < posterior.size(); i++) {
            assertTrue(Double.isFinite(posterior.mean()[i]), "mean " + posterior.mean()[i]);
            assertTrue(posterior.variance()[i] > 0 && Double.isFinite(posterior.variance()[i]));
        }
        assertTrue(Double.isFinite(process.logMarginalLikelihood()));
    }

    @Test
    void a_thousand_rows_in_twelve_dimensions_predict_unseen_points() {
        List<Row> rows = Fixtures.values(1000, 12, 0.1, 81);
        GaussianProcess process = fit(rows, 82);
        List<double[]> points = Fixtures.points(200, 12, new SplittableRandom(83));
        double[] mean = process.posterior(points).mean();
        double squares = 0;
        double spread = 0;
        for (int i = 0; i < mean.length; i++) {
            double truth = Fixtures.smooth(points.get(i));
            squares += (mean[i] - truth) * (mean[i] - truth);
            spread += (truth - 0.5) * (truth - 0.5);
        }
        assertTrue(squares < 0.05 * spread, "unexplained " + squares / spread);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.6, Double.NaN, Double.POSITIVE_INFINITY})
    void length_scales_are_above_0(double lengthScale) {
        var e = assertThrows(
                IllegalArgumentException.class, () -> GpModel.standard(new boolean[] {false}, lengthScale));
        assertTrue(String.valueOf(e.getMessage()).startsWith("lengthScale is " + lengthScale), e.toString());
    }
}
