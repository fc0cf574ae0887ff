package io.sluice.objective.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Arrays;
import java.util.Collections;
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
        assertEquals(2, mean(draws, StepTime.fixed(2)));
        assertEquals(2, mean(draws, StepTime.logNormal(2, 0)));
    }

    private static double mean(Draws draws, StepTime time) {
        TimeSampler sampler = new TimeSampler(Collections.nCopies(N, time));
        double[] times = new double[N];
        sampler.fill(times, 0, draws, 1);
        return Arrays.stream(times).average().orElseThrow();
    }

    /** Upper tail probabilities of the standard normal at 1, 2, 3 and 4, tabulated; to 4 standard errors. */
    @ParameterizedTest
    @ValueSource(longs = {4, 5})
    void gaussian_hasTheTailsOfTheNormal(long seed) {
        double[] tails = {0.15865525, 0.02275013, 0.00134990, 3.167e-5};
        Draws draws = new Streams(seed).startup(0);
        int draw = 20 * N;
        int[] above = new int[4];
        int[] below = new int[4];
        for (int i = 0; i < draw; i++) {
            double z = draws.gaussian();
            for (int k = 0; k < 4; k++) {
                above[k] += z > k + 1 ? 1 : 0;
                below[k] += z < -k - 1 ? 1 : 0;
            }
        }
        for (int k = 0; k < 4; k++) {
            double error = 4 * Math.sqrt(tails[k] / draw);
            assertEquals(tails[k], (double) above[k] / draw, error);
            assertEquals(tails[k], (double) below[k] / draw, error);
        }
    }

    @Test
    void strictExp_agreesWithTheLibrary() {
        StrictExp exp = new StrictExp();
        assertEquals(1, exp.of(0));
        for (double x = -StrictExp.LIMIT; x <= StrictExp.LIMIT; x += 0.37) {
            double expected = StrictMath.exp(x);
            assertEquals(expected, exp.of(x), 4 * Math.ulp(expected), "exp(" + x + ")");
        }
        for (double x = -1; x <= 1; x += 1e-4) {
            double expected = StrictMath.exp(x);
            assertEquals(expected, exp.of(x), 4 * Math.ulp(expected), "exp(" + x + ")");
        }
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
