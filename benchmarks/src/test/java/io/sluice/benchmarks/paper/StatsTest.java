package io.sluice.benchmarks.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.benchmarks.paper.Stats.Spread;
import io.sluice.tuner.proof.GainEstimate;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatsTest {

    @Test
    void spread_isMedianAndEnds() {
        assertEquals(new Spread(3, 1, 9), Spread.of(List.of(9.0, 1.0, 3.0)));
        assertEquals(new Spread(2.5, 1, 9), Spread.of(List.of(9.0, 1.0, 3.0, 2.0)));
        assertEquals(new Spread(7, 7, 7), Spread.of(List.of(7.0)));
    }

    @Test
    void gain_isOneLessTheGeometricMeanOfRatios() {
        // Ratios 1/2 and 1/8: geometric mean 1/4.
        assertEquals(0.75, Stats.gain(List.of(2.0, 8.0), List.of(1.0, 1.0)).gain(), 1e-12);
    }

    @Test
    void gain_thatIsTheSameInEveryPair_isBetterOrWorse() {
        GainEstimate better = Stats.gain(List.of(10.0, 20.0), List.of(9.0, 18.0));
        GainEstimate worse = Stats.gain(List.of(9.0, 18.0), List.of(10.0, 20.0));
        assertTrue(Stats.isBetter(better) && !Stats.isWorse(better) && Stats.isWorseByLessThan(0.01, better));
        assertTrue(Stats.isWorse(worse) && !Stats.isBetter(worse) && !Stats.isWorseByLessThan(0.01, worse));
    }

    @Test
    void gain_thatIsRounding_isNeither() {
        double almostOne = Math.nextDown(1.0);
        for (GainEstimate gain : List.of(
                Stats.gain(List.of(1.0, 1.0), List.of(almostOne, almostOne)),
                Stats.gain(List.of(almostOne, almostOne), List.of(1.0, 1.0)))) {
            assertFalse(Stats.isBetter(gain));
            assertFalse(Stats.isWorse(gain));
            assertTrue(Stats.isWorseByLessThan(0.01, gain));
        }
    }

    @Test
    void gain_thatPairsDisagreeOn_isNeither() {
        GainEstimate gain = Stats.gain(List.of(10.0, 10.0), List.of(5.0, 19.0));
        assertFalse(Stats.isBetter(gain) || Stats.isWorse(gain));
    }

    @Test
    void effort_withoutAnInterval_isRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Effort(1, 50, 20));
        assertThrows(IllegalArgumentException.class, () -> new Effort(5, 1, 20));
        assertThrows(IllegalArgumentException.class, () -> new Effort(5, 50, 1));
    }
}
