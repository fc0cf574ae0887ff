package io.sluice.acquisition;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.gp.Posterior;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every surrogate keeps to. */
interface SurrogateContract {

    /** A surrogate of a function of two ordered coordinates. */
    Surrogate surrogate();

    private static List<double[]> points(int count) {
        SplittableRandom random = new SplittableRandom(4001);
        return IntStream.range(0, count)
                .mapToObj(i -> random.doubles(2).toArray())
                .toList();
    }

    @Test
    default void answers_one_finite_belief_per_point() {
        Posterior posterior = surrogate().posterior(points(130));

        assertEquals(130, posterior.size());
        for (int i = 0; i < posterior.size(); i++) {
            assertTrue(Double.isFinite(posterior.mean()[i]));
            assertTrue(posterior.variance()[i] >= 0 && Double.isFinite(posterior.variance()[i]));
        }
        assertTrue(
                surrogate().noiseVariance() >= 0 && Double.isFinite(surrogate().noiseVariance()));
    }

    @Test
    default void answers_no_points_with_nothing() {
        assertEquals(0, surrogate().posterior(List.of()).size());
    }

    @Test
    default void answers_each_point_alone_as_among_others_in_any_order() {
        List<double[]> points = points(70);
        List<double[]> reversed = new ArrayList<>(points);
        Collections.reverse(reversed);
        Posterior together = surrogate().posterior(points);
        Posterior backwards = surrogate().posterior(reversed);

        for (int i = 0; i < points.size(); i++) {
            Posterior alone = surrogate().posterior(List.of(points.get(i)));
            double tolerance = 1e-9 * (Math.abs(alone.mean()[0]) + alone.standardDeviation(0));
            assertEquals(alone.mean()[0], together.mean()[i], tolerance);
            assertEquals(alone.standardDeviation(0), together.standardDeviation(i), tolerance);
            assertEquals(together.mean()[i], backwards.mean()[points.size() - 1 - i], tolerance);
        }
    }

    @Test
    default void leaves_the_points_alone_and_answers_twice_the_same() {
        List<double[]> points = points(5);
        List<double[]> copies = points.stream().map(double[]::clone).toList();
        Surrogate surrogate = surrogate();

        assertArrayEquals(
                surrogate.posterior(points).mean(), surrogate.posterior(points).mean());
        assertArrayEquals(copies.toArray(), points.toArray());
    }
}
