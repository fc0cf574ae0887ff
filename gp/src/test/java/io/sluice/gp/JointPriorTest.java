package io.sluice.gp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.distribution.MultivariateNormalDistribution;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JointPriorTest {
    private static final int D = 4;
    private static final double RHO = 0.7;
    /** Of theta: the mean's hyperparameter, D length scales, the output scale, the noise. */
    private static final int SIZE = D + 3;

    private static GpModel alike() {
        return Fixtures.ordered(D).withLengthScaleCorrelation(RHO);
    }

    private static double[] theta(RandomGenerator random) {
        return random.doubles(SIZE, -2, 2).toArray();
    }

    /** The length scales' multivariate normal, written out, by another library. */
    private static MultivariateNormalDistribution lengthScales() {
        double[] means = new double[D];
        double[][] covariance = new double[D][D];
        for (int j = 0; j < D; j++) {
            means[j] = Math.log(0.6 * Math.sqrt(D));
            for (int k = 0; k < D; k++) {
                covariance[j][k] = j == k ? 1 : RHO;
            }
        }
        return new MultivariateNormalDistribution(means, covariance);
    }

    private static double density(GpModel model, double[] theta) {
        return new JointPrior(model).logDensity(theta, new double[SIZE]);
    }

    @Test
    void density_isTheMultivariateNormal_upToAConstant() {
        SplittableRandom random = new SplittableRandom(11);
        double[] a = theta(random);
        double[] b = a.clone();
        for (int j = 1; j <= D; j++) {
            b[j] = random.nextDouble(-2, 2);
        }
        MultivariateNormalDistribution expected = lengthScales();
        double difference = Math.log(expected.density(Arrays.copyOfRange(b, 1, D + 1)))
                - Math.log(expected.density(Arrays.copyOfRange(a, 1, D + 1)));
        assertEquals(difference, density(alike(), b) - density(alike(), a), 1e-12);
    }

    @Test
    void gradient_isThatOfTheDensity_andIsAdded() {
        double[] theta = theta(new SplittableRandom(12));
        double[] gradient = new double[SIZE];
        gradient[2] = 5;
        new JointPrior(alike()).logDensity(theta, gradient);
        for (int j = 0; j < SIZE; j++) {
            double[] up = theta.clone();
            double[] down = theta.clone();
            up[j] += 1e-5;
            down[j] -= 1e-5;
            double slope = (density(alike(), up) - density(alike(), down)) / 2e-5;
            assertEquals(slope + (j == 2 ? 5 : 0), gradient[j], 1e-8, "hyperparameter " + j);
        }
    }

    @Test
    void withoutCorrelation_thePriorsAreIndependent() {
        double[] theta = theta(new SplittableRandom(13));
        double sum = 0;
        for (int j = 0; j < SIZE; j++) {
            sum += Fixtures.ordered(D).parameters().get(j).prior().logDensity(theta[j]);
        }
        assertEquals(sum, density(Fixtures.ordered(D), theta), 1e-13);
    }

    /** 4,000 draws: a correlation of 0.7 is known to 0.008, a mean to 0.016; four standard errors are allowed. */
    @Test
    void draws_haveTheCorrelation_andKeepTheirMarginals() {
        JointPrior prior = new JointPrior(alike());
        SplittableRandom random = new SplittableRandom(14);
        double[][] draws = new double[4000][];
        for (int i = 0; i < draws.length; i++) {
            draws[i] = prior.draw(random);
        }
        double[][] correlations =
                new PearsonsCorrelation().computeCorrelationMatrix(draws).getData();
        for (int j = 1; j <= D; j++) {
            int column = j;
            double[] drawn = Arrays.stream(draws).mapToDouble(d -> d[column]).toArray();
            DescriptiveStatistics marginal = new DescriptiveStatistics(drawn);
            assertEquals(Math.log(0.6 * Math.sqrt(D)), marginal.getMean(), 4 * 0.016);
            assertEquals(1, marginal.getStandardDeviation(), 4 * 0.0112);
            assertEquals(0, correlations[0][j], 4 * 0.016);
            assertEquals(0, correlations[SIZE - 1][j], 4 * 0.016);
            for (int k = 1; k < j; k++) {
                assertEquals(RHO, correlations[k][j], 4 * 0.008);
            }
        }
    }

    @Test
    void fitted_lengthScales_areCloserTogether_whereTheyAreBelievedToBeAlike() {
        TrainingData data = TrainingData.of(Fixtures.values(12, D, 0.05, 15));
        assertTrue(spread(alike(), data) < spread(Fixtures.ordered(D), data));
        GpModel veryAlike = Fixtures.ordered(D).withLengthScaleCorrelation(0.99);
        assertTrue(spread(veryAlike, data) < spread(Fixtures.ordered(D), data) / 2);
    }

    private static double spread(GpModel model, TrainingData data) {
        double[] kernel = new MapFitter(model, FitSettings.standard(data.size()))
                .hyperparameters(data, new SplittableRandom(16))
                .kernel();
        return new DescriptiveStatistics(Arrays.copyOf(kernel, D)).getStandardDeviation();
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1, Double.NaN})
    void correlation_isFrom0_andBelow1(double correlation) {
        GpModel model = Fixtures.ordered(D);
        var e = assertThrows(IllegalArgumentException.class, () -> model.withLengthScaleCorrelation(correlation));
        assertTrue(String.valueOf(e.getMessage()).startsWith("lengthScaleCorrelation is " + correlation), e.toString());
    }

    @Test
    void correlation_needsNormalPriors() {
        GpModel standard = Fixtures.ordered(1);
        Parameter flat = new Parameter(new Flat(), -1, 1);
        GpModel model = new GpModel(
                standard.mean(),
                standard.kernel(),
                standard.meanParameters(),
                List.of(flat, standard.kernelParameters().get(1)),
                standard.noise());
        assertEquals(0, model.lengthScaleCorrelation());
        var e = assertThrows(IllegalArgumentException.class, () -> model.withLengthScaleCorrelation(0.5));
        assertTrue(String.valueOf(e.getMessage()).contains("NormalPrior"), e.toString());
    }

    private record Flat() implements Prior {
        @Override
        public double logDensity(double t) {
            return 0;
        }

        @Override
        public double slope(double t) {
            return 0;
        }

        @Override
        public double median() {
            return 0;
        }

        @Override
        public double draw(RandomGenerator random) {
            return random.nextDouble(-1, 1);
        }
    }
}
