package io.sluice.gp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Analytic gradients against central differences. */
class LogPosteriorTest {

    /** m(x) = a + exp(b) x_0: two hyperparameters, one of which enters non-linearly. */
    private record Slope() implements MeanFunction {
        @Override
        public int parameterCount() {
            return 2;
        }

        @Override
        public double value(double[] x, double[] parameters) {
            return parameters[0] + Math.exp(parameters[1]) * x[0];
        }

        @Override
        public double[] gradient(double[] x, double[] parameters) {
            return new double[] {1, Math.exp(parameters[1]) * x[0]};
        }
    }

    private static GpModel sloped(int dimension) {
        GpModel standard = Fixtures.ordered(dimension);
        Parameter any = new Parameter(new NormalPrior(0, 1), -5, 5);
        return new GpModel(
                new Slope(), standard.kernel(), List.of(any, any), standard.kernelParameters(), standard.noise());
    }

    static Stream<Arguments> cases() {
        return Stream.of(
                Arguments.of("values", Fixtures.ordered(3), Fixtures.values(15, 3, 0.1, 21), 1e-6),
                Arguments.of("one value", Fixtures.ordered(2), Fixtures.values(1, 2, 0.1, 22), 1e-6),
                Arguments.of(
                        "length scales that are alike",
                        Fixtures.ordered(3).withLengthScaleCorrelation(0.9),
                        Fixtures.values(15, 3, 0.1, 26),
                        1e-6),
                Arguments.of("another mean", sloped(3), Fixtures.values(15, 3, 0.1, 23), 1e-6),
                Arguments.of("bounds and known noise", Fixtures.ordered(2), Fixtures.mixed(16, 2, 24), 1e-5),
                Arguments.of("bounds, another mean", sloped(2), Fixtures.mixed(16, 2, 25), 1e-5),
                Arguments.of(
                        "bounds only",
                        Fixtures.ordered(1),
                        List.of(new Row.AtLeast(new double[] {0.2}, 1), new Row.AtLeast(new double[] {0.6}, -1)),
                        1e-5));
    }

    @Test
    void one_value_by_hand() {
        // ln N(y; c, v) with v = s^2 + sigma^2; the length scale of a single point does not matter.
        double y = 1.5;
        double c = 0.4;
        double signal = 0.8;
        double noise = 0.05;
        double v = signal + noise;
        GpModel model = Fixtures.ordered(1);
        double[] theta = {c, 0.3, Math.log(signal), Math.log(noise)};
        Row row = new Row.Value(new double[] {0.2}, y);
        Differentiable.Value at = new LogPosterior(model, TrainingData.of(List.of(row))).at(theta);
        double[] prior = new double[4];
        double density = 0;
        for (int j = 0; j < 4; j++) {
            density += model.parameters().get(j).prior().logDensity(theta[j]);
            prior[j] = model.parameters().get(j).prior().slope(theta[j]);
        }
        double inV = 0.5 * (y - c) * (y - c) / (v * v) - 0.5 / v;

        assertEquals(density - 0.5 * (y - c) * (y - c) / v - 0.5 * Math.log(2 * Math.PI * v), at.value(), 1e-13);
        assertArrayEquals(
                new double[] {prior[0] + (y - c) / v, prior[1], prior[2] + inV * signal, prior[3] + inV * noise},
                at.gradient(),
                1e-12);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void gradient_matches_finite_differences(String name, GpModel model, List<Row> rows, double tolerance) {
        LogPosterior posterior = new LogPosterior(model, TrainingData.of(rows));
        double[] theta = model.medians().pack();
        for (int j = 0; j < theta.length; j++) {
            theta[j] += 0.3 * Math.sin(1 + 2 * j);
        }
        theta[theta.length - 1] = Math.log(0.05);
        Differentiable.Value at = posterior.at(theta);

        assertEquals(posterior.value(theta), at.value(), 1e-12 * Math.abs(at.value()));
        for (int j = 0; j < theta.length; j++) {
            double difference = (moved(posterior, theta, j, 1e-4) - moved(posterior, theta, j, -1e-4)) / 2e-4;
            assertEquals(difference, at.gradient()[j], tolerance * (1 + Math.abs(difference)), "parameter " + j);
        }
    }

    private static double moved(LogPosterior posterior, double[] theta, int j, double by) {
        double[] moved = theta.clone();
        moved[j] += by;
        return posterior.value(moved);
    }
}
