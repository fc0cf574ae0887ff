package io.sluice.acquisition;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CoordinateSearchTest {

    private static double[] climb(Domain domain, Predicate<double[]> open, ToDoubleFunction<double[]> function) {
        BatchFunction batch = points -> points.stream().mapToDouble(function).toArray();
        double[] start = domain.snap(new double[domain.dimension()]);
        return new CoordinateSearch(domain, open, batch)
                .climb(new CoordinateSearch.Scored(start, function.applyAsDouble(start)), 10)
                .x();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 16, 17, 32, 33, 100, 399, 400, 1000})
    void finds_the_very_level_of_a_peak(int size) {
        Domain domain = new Domain(List.of(size == 1 ? new Axis.Ordered(new double[] {0.2}) : Lattices.grid(size)));
        Axis.Ordered axis = (Axis.Ordered) domain.axes().get(0);
        for (int peak = 0; peak < size; peak += 1 + size / 37) {
            double level = axis.level(peak);
            assertArrayEquals(new double[] {level}, climb(domain, x -> true, x -> -Math.abs(x[0] - level)));
        }
    }

    @Test
    void finds_a_continuous_peak_to_four_digits_and_the_best_category() {
        Domain domain = new Domain(List.of(new Axis.Continuous(), new Axis.Categorical(7)));
        double[] best = climb(domain, x -> true, x -> -Math.pow(x[0] - 0.31415, 2) - (x[1] == 4 ? 0 : 1));

        assertEquals(0.31415, best[0], 1e-4);
        assertEquals(4, best[1]);
    }

    @Test
    void stays_on_open_points() {
        Domain domain = new Domain(List.of(Lattices.grid(1000), Lattices.grid(30)));
        double[] best = climb(domain, x -> x[0] < 0.5 && x[1] != 1, x -> x[0] + x[1]);

        assertEquals(499 / 999.0, best[0]);
        assertEquals(28 / 29.0, best[1]);
    }

    @Test
    void every_value_looked_at_is_one_of_the_axis() {
        SplittableRandom random = new SplittableRandom(5);
        List<Axis> axes = List.of(Lattices.logIntegers(400), new Axis.Categorical(5), new Axis.Continuous());
        for (Axis axis : axes) {
            for (int i = 0; i < 50; i++) {
                double centre = axis.fromUnit(random.nextDouble());
                List<double[]> looks = new ArrayList<>(List.of(Axes.coarse(axis), Axes.neighbours(axis, centre)));
                for (double step = Axes.coarseStep(axis); Axes.refines(axis, step); step = Axes.finer(axis, step)) {
                    looks.add(Axes.around(axis, centre, step));
                }
                for (double[] values : looks) {
                    for (double value : values) {
                        assertTrue(axis.contains(value), axis + " " + value);
                    }
                }
            }
        }
    }

    @Test
    void going_through_a_domain_meets_every_point_once() {
        Domain domain = new Domain(List.of(Lattices.grid(7), new Axis.Categorical(3), Lattices.grid(2)));
        for (int seed = 0; seed < 5; seed++) {
            List<double[]> all = new OpenPoints(domain, x -> true).exhaustive(1000, new SplittableRandom(seed));

            assertEquals(42, all.size());
            assertEquals(42, new PointSet(all).size());
            assertTrue(all.stream().allMatch(domain::contains));
        }
    }
}
