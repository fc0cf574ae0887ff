package io.sluice.benchmarks.regret.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sluice.tuner.proof.Interval;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class BootstrapTest {

    /** Ten zeros and ten ones. */
    private static double[] coins() {
        double[] coins = new double[20];
        Arrays.fill(coins, 10, 20, 1);
        return coins;
    }

    @Test
    void interval_ofCoins_isThatOfTheBinomial() {
        Interval interval = Bootstrap.interval(List.of(coins()));
        // The resampled sum is binomial(20, 1/2), of which 2.5 % and 97.5 % are at 6 and 14.
        assertEquals(0.3, interval.low(), 0.0501);
        assertEquals(0.7, interval.high(), 0.0501);
    }

    @Test
    void interval_ofFourProblems_isHalfAsWide() {
        Interval one = Bootstrap.interval(List.of(coins()));
        Interval four = Bootstrap.interval(List.of(coins(), coins(), coins(), coins()));
        double ratio = (four.high() - four.low()) / (one.high() - one.low());
        assertEquals(0.5, ratio, 0.08);
    }

    @Test
    void interval_ofConstants_isAPoint() {
        List<double[]> problems = List.of(new double[] {3, 3, 3}, new double[] {5});
        assertEquals(new Interval(4, 4), Bootstrap.interval(problems));
        assertEquals(4, Bootstrap.mean(problems));
    }

    @Test
    void comparison_needsDifferencesThatExcludeZero() {
        assertEquals(Comparison.WIN, Comparison.of(new double[] {-1, -2, -1.5, -1.2, -0.7}));
        assertEquals(Comparison.LOSS, Comparison.of(new double[] {1, 2, 1.5, 1.2, 0.7}));
        assertEquals(Comparison.TIE, Comparison.of(new double[] {1, -2, 1.5, -1.2, 0.7}));
        assertEquals(Comparison.TIE, Comparison.of(new double[5]));
        assertEquals(Comparison.TIE, Comparison.of(new double[0]));
        assertEquals(Comparison.TIE, Comparison.of(new double[] {-1, -2, -1.5, -1.2}));
    }

    @Test
    void quantile_isLinearBetweenTheValues() {
        double[] sample = {4, 1, 3, 2};
        assertEquals(1, Sample.quantile(sample, 0));
        assertEquals(2.5, Sample.quantile(sample, 0.5));
        assertEquals(1.75, Sample.quantile(sample, 0.25));
        assertEquals(4, Sample.quantile(sample, 1));
    }
}
