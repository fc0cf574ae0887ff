package io.sluice.acquisition;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.SobolSequenceGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SobolDesignTest {

    private static Domain cube(int dimension) {
        return new Domain(Collections.nCopies(dimension, new Axis.Continuous()));
    }

    @Test
    void direction_numbers_are_those_of_Joe_and_Kuo() {
        // The first ten points of the program sobol.cc with new-joe-kuo-6.21201, D = 3, as on Joe and Kuo's page.
        double[][] published = {
            {0, 0, 0},
            {0.5, 0.5, 0.5},
            {0.75, 0.25, 0.25},
            {0.25, 0.75, 0.75},
            {0.375, 0.375, 0.625},
            {0.875, 0.875, 0.125},
            {0.625, 0.125, 0.875},
            {0.125, 0.625, 0.375},
            {0.1875, 0.3125, 0.9375},
            {0.6875, 0.8125, 0.4375},
        };
        SobolSequenceGenerator sequence = new SobolSequenceGenerator(3);
        for (double[] point : published) {
            assertArrayEquals(point, sequence.nextVector(), 0);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void scrambling_keeps_one_point_in_every_elementary_interval(long seed) {
        // The first 64 points of any one coordinate, and of the first two in any 2^a by 2^(6-a) boxes: a (0,6,2)-net.
        List<double[]> points = new SobolDesign(cube(5)).points(64, new SplittableRandom(seed));
        for (int j = 0; j < 5; j++) {
            int axis = j;
            assertEquals(
                    64,
                    points.stream()
                            .mapToInt(x -> (int) (64 * x[axis]))
                            .distinct()
                            .count());
        }
        for (int a = 0; a <= 6; a++) {
            int columns = 1 << a;
            int rows = 1 << (6 - a);
            long boxes = points.stream()
                    .mapToInt(x -> ((int) (columns * x[0])) * rows + (int) (rows * x[1]))
                    .distinct()
                    .count();
            assertEquals(64, boxes, columns + " by " + rows);
        }
    }

    @Test
    void scrambles_differ_by_seed_and_are_uniform_at_a_fixed_index() {
        // Point 5 of 4000 scrambles: chi-squared over 16 cells, 15 degrees of freedom, 37.7 at the 0.1 % level.
        int[] counts = new int[16];
        for (int seed = 0; seed < 4000; seed++) {
            double[] x = new SobolDesign(cube(2))
                    .points(6, new SplittableRandom(seed))
                    .get(5);
            counts[(int) (16 * x[1])]++;
        }
        double statistic = IntStream.of(counts)
                .mapToDouble(c -> (c - 250.0) * (c - 250) / 250)
                .sum();
        assertTrue(statistic < 37.7, "chi-squared " + statistic);
    }

    @Test
    void points_are_in_the_domain_different_and_reproducible() {
        Domain domain = new Domain(List.of(
                new Axis.Ordered(new double[] {0, 0.1, 0.4, 1}), new Axis.Categorical(3), new Axis.Continuous()));
        List<double[]> points = new SobolDesign(domain).points(100, new SplittableRandom(3));

        assertTrue(points.stream().allMatch(domain::contains));
        assertEquals(100, new PointSet(points).size());
        assertArrayEquals(
                points.toArray(),
                new SobolDesign(domain).points(100, new SplittableRandom(3)).toArray());
    }

    @Test
    void a_small_lattice_is_covered_before_any_point_repeats() {
        Domain domain = new Domain(List.of(new Axis.Ordered(new double[] {0, 0.5, 1}), new Axis.Categorical(4)));
        List<double[]> points = new SobolDesign(domain).points(15, new SplittableRandom(1));

        assertEquals(15, points.size());
        assertEquals(12, new PointSet(points.subList(0, 12)).size());
    }

    @Test
    void categories_are_hit_evenly() {
        Domain domain = new Domain(List.of(new Axis.Categorical(4), new Axis.Continuous()));
        List<double[]> points = new SobolDesign(domain).points(64, new SplittableRandom(1));
        for (int category = 0; category < 4; category++) {
            int wanted = category;
            assertEquals(16, points.stream().filter(x -> x[0] == wanted).count());
        }
    }

    @Test
    void a_negative_count_is_refused() {
        SobolDesign design = new SobolDesign(cube(1));
        SplittableRandom random = new SplittableRandom(1);

        assertThrows(IllegalArgumentException.class, () -> design.points(-1, random));
    }
}
