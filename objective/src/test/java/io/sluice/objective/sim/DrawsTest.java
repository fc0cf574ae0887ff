package io.sluice.objective.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Means to 4 standard errors over 200000 draws, three seeds: a false alarm in one of a thousand such suites. */
class DrawsTest {

    private static final int N = 200_000;

    /** First output of SplitMix64 for seed 0, as published with the algorithm: e220a8397b1dcdaf. */
    @Test
    void mix_isSplitMix64s() {
        assertEquals(0xe220a8397b1dcdafL, Streams.mix(0x9e3779b97f4a7c15L));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void gaussian_hasTheMomentsOfTheNormal(long seed) {
        Draws draws = new Streams(seed).startup(0);
        double[] moments = new double[5];
        for (int i = 0; i < N; i++) {
            double z = draws.gaussian();
            for (int k = 1; k <= 4; k++) {
                moments[k] += Math.pow(z, k) / N;
            }
        }
        double unit = 4 / Math.sqrt(N);
        assertEquals(0, moments[1], unit);
        assertEquals(1, moments[2], unit * Math.sqrt(2));
        assertEquals(0, moments[3], unit * Math.sqrt(15));
        assertEquals(3, moments[4], unit * Math.sqrt(96));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void times_keepTheirMean(long seed) {
        Draws draws = new Streams(seed).startup(0);
        double unit = 4 / Math.sqrt(N);
        assertEquals(2, mean(draws, StepTime.exponential(2)), 2 * unit);
        double sigma = 0.5;
        assertEquals(2, mean(draws, StepTime.logNormal(2, sigma)), 2 * unit * Math.sqrt(Math.expm1(sigma * sigma)));
        assertEquals(2, draws.time(StepTime.fixed(2)));
        assertEquals(2, draws.time(StepTime.logNormal(2, 0)));
    }

    private static double mean(Draws draws, StepTime time) {
        double sum = 0;
        for (int i = 0; i < N; i++) {
            sum += draws.time(time);
        }
        return sum / N;
    }

    @Test
    void streams_differByStartupAndSeed_andAreRepeatable() {
        double first = new Streams(1).startup(0).gaussian();
        assertEquals(first, new Streams(1).startup(0).gaussian());
        assertNotEquals(first, new Streams(1).startup(1).gaussian());
        assertNotEquals(first, new Streams(2).startup(0).gaussian());
        assertNotEquals(first, new Streams(1).run().gaussian());
    }
}
