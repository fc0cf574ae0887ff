package io.sluice.acquisition;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.gp.Posterior;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SurrogateFitterTest implements SurrogateContract {
    private static final Domain DOMAIN = new Domain(List.of(new Axis.Continuous(), new Axis.Continuous()));

    private static List<Observation> observations(double unit, double shift) {
        List<Observation> observations = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(4101);
        for (int i = 0; i < 30; i++) {
            double[] x = random.doubles(2).toArray();
            observations.add(
                    Lattices.measured(x, shift + unit * (Lattices.quadratic(x) + 0.02 * random.nextGaussian())));
        }
        observations.add(new Observation.LowerBound(new double[] {0.9, 0.9}, shift + unit * 0.4));
        observations.add(new Observation.Infeasible(new double[] {0.1, 0.9}));
        return observations;
    }

    private static Surrogate fit(List<Observation> observations) {
        return new SurrogateFitter(DOMAIN).fit(observations, new SplittableRandom(5));
    }

    @Override
    public Surrogate surrogate() {
        return fit(observations(1, 0));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-12, 1e-3, 1e12})
    void speaks_in_the_units_of_y(double unit) {
        List<double[]> points = List.of(new double[] {0.2, 0.3}, new double[] {0.8, 0.6});
        Posterior one = fit(observations(1, 0)).posterior(points);
        Posterior other = fit(observations(unit, 5 * unit)).posterior(points);

        for (int i = 0; i < points.size(); i++) {
            assertEquals(one.mean()[i] + 5, other.mean()[i] / unit, 1e-5);
            assertEquals(one.standardDeviation(i), other.standardDeviation(i) / unit, 1e-5);
        }
        assertEquals(
                fit(observations(1, 0)).noiseVariance(),
                fit(observations(unit, 5 * unit)).noiseVariance() / unit / unit,
                1e-6);
    }

    @Test
    void predicts_a_smooth_function_and_its_noise() {
        Surrogate surrogate = surrogate();
        double[] x = {0.45, 0.55};

        assertEquals(Lattices.quadratic(x), surrogate.posterior(List.of(x)).mean()[0], 0.03);
        assertEquals(0.02, Math.sqrt(surrogate.noiseVariance()), 0.012);
    }

    @Test
    void infeasible_observations_have_no_value() {
        List<Observation> without = observations(1, 0);
        without.removeIf(Observation.Infeasible.class::isInstance);
        List<double[]> points = List.of(new double[] {0.1, 0.9});

        assertArrayEquals(
                fit(without).posterior(points).mean(),
                surrogate().posterior(points).mean());
    }

    @Test
    void without_a_measured_value_it_refuses() {
        List<Observation> bounds = List.of(new Observation.LowerBound(new double[2], 1));
        IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class, () -> fit(bounds));

        assertTrue(String.valueOf(refusal.getMessage()).contains("none of 1"));
    }

    @Test
    void points_of_another_dimension_are_refused() {
        List<Observation> wrong = List.of(Lattices.measured(new double[3], 1));

        assertThrows(IllegalArgumentException.class, () -> fit(wrong));
    }
}
