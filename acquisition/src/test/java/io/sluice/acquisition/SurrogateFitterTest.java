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

    /** y and trend raised by the same function: the process sees the same, and the means rise by it. */
    @Test
    void a_trend_is_taken_off_before_the_fit_and_added_to_the_means() {
        Trend trend = x -> 7 * x[0] - 3;
        List<Observation> raised = new ArrayList<>();
        for (Observation observation : observations(1, 0)) {
            raised.add(raised(observation, trend));
        }
        List<double[]> points = List.of(new double[] {0.2, 0.3}, new double[] {0.8, 0.6});
        Posterior plain = new SurrogateFitter(DOMAIN, x -> 0)
                .fit(observations(1, 0), new SplittableRandom(5))
                .posterior(points);
        FittedSurrogate fitted = new SurrogateFitter(DOMAIN, trend).fitAny(raised, new SplittableRandom(5));
        Posterior posterior = fitted.posterior(points);

        for (int i = 0; i < points.size(); i++) {
            double expected = plain.mean()[i] + trend.at(points.get(i));
            assertEquals(expected, posterior.mean()[i], 1e-5);
            assertEquals(expected, fitted.means(points)[i], 1e-5);
            assertEquals(plain.standardDeviation(i), posterior.standardDeviation(i), 1e-5);
        }
    }

    /** The same values, and little of them: what is believed between them is what was believed before. */
    @Test
    void without_a_trend_less_is_foreseen_between_the_values() {
        List<Observation> few = List.of(
                Lattices.measured(new double[] {0.1, 0.2}, 1),
                Lattices.measured(new double[] {0.9, 0.7}, 2),
                Lattices.measured(new double[] {0.3, 0.9}, 1.5));
        List<double[]> between = List.of(new double[] {0.5, 0.5});
        Surrogate alone = new SurrogateFitter(DOMAIN).fit(few, new SplittableRandom(5));
        Surrogate besideTrend = new SurrogateFitter(DOMAIN, x -> 0).fit(few, new SplittableRandom(5));

        assertTrue(alone.posterior(between).standardDeviation(0)
                > 1.2 * besideTrend.posterior(between).standardDeviation(0));
    }

    private static Observation raised(Observation observation, Trend trend) {
        if (observation instanceof Observation.Measured m) {
            return new Observation.Measured(m.x(), m.y() + trend.at(m.x()), m.noiseVariance());
        }
        return observation instanceof Observation.LowerBound b
                ? new Observation.LowerBound(b.x(), b.y() + trend.at(b.x()))
                : observation;
    }

    @Test
    void draws_differ_about_what_is_open_and_agree_about_what_is_seen() {
        SurrogateFitter fitter = new SurrogateFitter(DOMAIN);
        List<Observation> observations = observations(1, 0);
        double[] seen = observations.get(0).x();
        List<double[]> points = List.of(seen, new double[] {0, 1});
        Posterior one = fitter.draw(observations, new SplittableRandom(1)).posterior(points);
        Posterior other = fitter.draw(observations, new SplittableRandom(2)).posterior(points);

        assertTrue(Math.abs(one.mean()[1] - other.mean()[1]) > 1e-6, "the same draw twice");
        assertEquals(one.mean()[0], other.mean()[0], 0.05);
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
