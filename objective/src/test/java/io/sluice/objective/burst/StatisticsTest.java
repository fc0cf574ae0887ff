package io.sluice.objective.burst;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatisticsTest {

    @Test
    void ofASmallSample_areAsByHand() {
        double[] sample = {4, 1, 3, 2};
        assertEquals(2.5, Statistics.mean(sample));
        assertEquals(4, Statistics.max(sample));
        assertArrayEquals(new double[] {4, 1, 3, 2}, sample);
    }

    /** The nearest-rank example of 15, 20, 35, 40, 50 that textbooks use. */
    @ParameterizedTest
    @CsvSource({"5, 15", "20, 15", "20.1, 20", "30, 20", "40, 20", "50, 35", "99, 50", "100, 50"})
    void percentile_isTheNearestRank(double percent, double value) {
        double[] sample = {50, 15, 40, 20, 35};
        assertEquals(value, Statistics.percentile(sample, percent));
        assertArrayEquals(new double[] {50, 15, 40, 20, 35}, sample);
    }

    @Test
    void ofNothing_areZero() {
        assertEquals(0, Statistics.mean(new double[0]));
        assertEquals(0, Statistics.max(new double[0]));
        assertEquals(0, Statistics.percentile(new double[0], 50));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, 100.5, Double.NaN})
    void percentile_outside_isRefused(double percent) {
        assertThrows(IllegalArgumentException.class, () -> Statistics.percentile(new double[] {1}, percent));
    }
}
