package io.sluice.tuner.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.tuner.proof.GainEstimate.Comparison;
import io.sluice.tuner.space.Goal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GainEstimateTest {

    private static List<Pair> pairs(double[] baseline, double[] tuned) {
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < baseline.length; i++) {
            pairs.add(new Pair(i + 1, Side.BASELINE, Map.of("m", baseline[i]), Map.of("m", tuned[i]), 0));
        }
        return pairs;
    }

    private static GainEstimate gain(Goal goal, double[] baseline, double[] tuned) {
        return GainEstimate.of("m", goal, pairs(baseline, tuned));
    }

    @Test
    void ratio_knownAnswer() {
        // ln-ratios ln 1/2, ln 1/2, ln 1/8: mean -5/3 ln 2, standard deviation 2/√3 ln 2, t(0.975, 2) = 4.302653.
        GainEstimate gain = gain(Goal.MINIMIZE, new double[] {2, 4, 8}, new double[] {1, 2, 1});
        double mean = -5 * Math.log(2) / 3;
        double half = 4.302652729911275 * (2 / Math.sqrt(3) * Math.log(2)) / Math.sqrt(3);
        assertEquals(Comparison.RATIO, gain.comparison());
        assertEquals(4, gain.baseline(), 1e-12);
        assertEquals(Math.cbrt(2), gain.tuned(), 1e-12);
        assertEquals(1 - Math.exp(mean), gain.gain(), 1e-12);
        assertEquals(1 - Math.exp(mean + half), gain.ci95().orElseThrow().low(), 1e-9);
        assertEquals(1 - Math.exp(mean - half), gain.ci95().orElseThrow().high(), 1e-9);
        assertEquals(3, gain.pairs());
        assertFalse(gain.significant());
    }

    @Test
    void halfTheTime_inEveryPair_isAGainOfOneHalf_andSignificant() {
        GainEstimate gain = gain(Goal.MINIMIZE, new double[] {2, 4, 8, 16}, new double[] {1, 2, 4, 8});
        assertEquals(0.5, gain.gain(), 1e-15);
        assertEquals(0.5, gain.ci95().orElseThrow().low(), 1e-15);
        assertEquals(0.5, gain.ci95().orElseThrow().high(), 1e-15);
        assertTrue(gain.significant());
    }

    @Test
    void worse_isANegativeGain_andNeverSignificant() {
        GainEstimate gain = gain(Goal.MINIMIZE, new double[] {1, 2}, new double[] {2, 4});
        assertEquals(-1, gain.gain(), 1e-15);
        assertFalse(gain.significant());
    }

    @Test
    void maximising_turnsItRound() {
        GainEstimate gain = gain(Goal.MAXIMIZE, new double[] {100, 200}, new double[] {150, 300});
        assertEquals(0.5, gain.gain(), 1e-15);
        assertTrue(gain.significant());
        assertFalse(gain(Goal.MAXIMIZE, new double[] {150, 300}, new double[] {100, 200})
                .significant());
    }

    @Test
    void onePair_hasNoInterval() {
        GainEstimate gain = gain(Goal.MINIMIZE, new double[] {2}, new double[] {1});
        assertEquals(0.5, gain.gain(), 1e-15);
        assertEquals(Optional.empty(), gain.ci95());
        assertFalse(gain.significant());
    }

    @Test
    void valuesThatAreNotAllPositive_areComparedByDifference() {
        // Differences 1, 2, 3: mean 2, standard error 1/√3.
        GainEstimate gain = gain(Goal.MINIMIZE, new double[] {0, 1, 2}, new double[] {-1, -1, -1});
        assertEquals(Comparison.DIFFERENCE, gain.comparison());
        assertEquals(2, gain.gain(), 1e-15);
        assertEquals(
                2 - 4.302652729911275 / Math.sqrt(3), gain.ci95().orElseThrow().low(), 1e-9);
        assertEquals(1, gain.baseline(), 1e-15);
        assertEquals(-1, gain.tuned(), 1e-15);
    }

    @Test
    void missingMetric_isNamed() {
        String message = String.valueOf(assertThrows(
                        IllegalArgumentException.class,
                        () -> GainEstimate.of("other", Goal.MINIMIZE, pairs(new double[] {1}, new double[] {1})))
                .getMessage());
        assertTrue(message.contains("'other'") && message.contains("[m]"), message);
        assertThrows(IllegalArgumentException.class, () -> GainEstimate.of("m", Goal.MINIMIZE, List.of()));
    }
}
