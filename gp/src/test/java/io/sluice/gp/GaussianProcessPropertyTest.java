package io.sluice.gp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class GaussianProcessPropertyTest {
    private static GaussianProcess on(List<Row> rows, double lengthScale, double noise) {
        double l = Math.log(lengthScale);
        Hyperparameters h = new Hyperparameters(new double[] {0.1}, new double[] {l, l, 0.2}, Math.log(noise));
        return GaussianProcess.of(Fixtures.ordered(2), h, TrainingData.of(rows));
    }

    @Property(tries = 60, seed = "2026")
    void permuting_rows_leaves_the_posterior(
            @ForAll @IntRange(min = 1, max = 30) int count,
            @ForAll @DoubleRange(min = 0.05, max = 5) double lengthScale,
            @ForAll long seed) {
        List<Row> rows = Fixtures.values(count, 2, 0.2, seed);
        List<Row> shuffled = new ArrayList<>(rows);
        Collections.shuffle(shuffled, new Random(seed));
        List<double[]> points = Fixtures.points(8, 2, new SplittableRandom(seed + 1));
        Posterior one = on(rows, lengthScale, 0.01).posterior(points);
        Posterior other = on(shuffled, lengthScale, 0.01).posterior(points);

        assertArrayEquals(one.mean(), other.mean(), 1e-8);
        assertArrayEquals(one.variance(), other.variance(), 1e-8);
    }

    @Property(tries = 60, seed = "2027")
    void another_value_never_raises_a_variance(
            @ForAll @IntRange(min = 1, max = 30) int count,
            @ForAll @DoubleRange(min = 0.05, max = 5) double lengthScale,
            @ForAll @DoubleRange(min = -5, max = 0) double logNoise,
            @ForAll long seed) {
        List<Row> rows = Fixtures.values(count, 2, 0.2, seed);
        List<double[]> points = Fixtures.points(8, 2, new SplittableRandom(seed + 1));
        double noise = Math.pow(10, logNoise);
        Posterior with = on(rows, lengthScale, noise).posterior(points);
        Posterior without = on(rows.subList(0, count - 1), lengthScale, noise).posterior(points);

        for (int i = 0; i < points.size(); i++) {
            assertTrue(with.variance()[i] <= without.variance()[i] + 1e-9, "at point " + i);
        }
    }

    @Property(tries = 60, seed = "2028")
    void bounds_far_below_the_mean_change_nothing(
            @ForAll @IntRange(min = 1, max = 20) int values,
            @ForAll @IntRange(min = 1, max = 8) int bounds,
            @ForAll @DoubleRange(min = 20, max = 1e9) double below,
            @ForAll long seed) {
        List<Row> rows = Fixtures.values(values, 2, 0.2, seed);
        List<Row> more = new ArrayList<>(rows);
        Fixtures.points(bounds, 2, new SplittableRandom(seed + 2)).forEach(x -> more.add(new Row.AtLeast(x, -below)));
        List<double[]> points = Fixtures.points(8, 2, new SplittableRandom(seed + 1));
        GaussianProcess without = on(rows, 0.5, 0.01);
        GaussianProcess with = on(more, 0.5, 0.01);

        assertArrayEquals(
                without.posterior(points).mean(), with.posterior(points).mean(), 1e-9);
        assertArrayEquals(
                without.posterior(points).variance(), with.posterior(points).variance(), 1e-9);
        assertEquals(without.logMarginalLikelihood(), with.logMarginalLikelihood(), 1e-9);
    }

    @Property(tries = 60, seed = "2029")
    void a_bound_never_lowers_the_mean_at_its_point(
            @ForAll @IntRange(min = 1, max = 20) int values,
            @ForAll @DoubleRange(min = -5, max = 5) double bound,
            @ForAll long seed) {
        List<Row> rows = Fixtures.values(values, 2, 0.2, seed);
        double[] x = Fixtures.point(2, new SplittableRandom(seed + 3));
        List<Row> more = new ArrayList<>(rows);
        more.add(new Row.AtLeast(x, bound));
        List<double[]> there = List.of(x);
        Posterior without = on(rows, 0.5, 0.01).posterior(there);
        Posterior with = on(more, 0.5, 0.01).posterior(there);

        assertTrue(with.mean()[0] >= without.mean()[0] - 1e-9);
        assertTrue(with.variance()[0] <= without.variance()[0] + 1e-9);
    }
}
