package io.sluice.gp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
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
                Arguments.of("another mean", sloped(3), Fixtures.values(15, 3, 0.1, 23), 1e-6),
                Arguments.of("bounds and known noise", Fixtures.ordered(2), Fixtures.mixed(16, 2, 24), 1e-5),
                Arguments.of("bounds, another mean", sloped(2), Fixtures.mixed(16, 2, 25), 1e-5),
                Arguments.of(
                        "bounds only",
                        Fixtures.ordered(1),
                        List.of(new Row.AtLeast(new double[] {0.2}, 1), new Row.AtLeast(new double[] {0.6}, -1)),
                        1e-5));
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
