package io.sluice.benchmarks.regret.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ScoreTest {
    /** A run that was asked for its pick after 5, 10 and 12 evaluations. */
    private static final Score SHORT = new Score(
            1,
            new TreeMap<>(Map.of(5, 0.3, 10, 0.04, 12, 0.06)),
            new TreeMap<>(Map.of(5, 9.0, 10, 15.0, 12, 17.0)),
            List.of(3),
            0.01,
            0);

    @Test
    void afterMoreEvaluationsThanItHad_aRunIsWhereItEnded() {
        assertEquals(0.06, SHORT.excessAfter(50));
        assertEquals(17, SHORT.spentAfter(50));
        assertEquals(17, SHORT.spentInAll());
    }

    @Test
    void betweenTwoPicks_theEarlierCounts() {
        assertEquals(0.3, SHORT.excessAfter(9));
        assertEquals(9, SHORT.spentAfter(9));
    }

    @Test
    void spentUntilClose_isWhatTheFirstGoodPickTook() {
        assertTrue(SHORT.gotClose());
        assertEquals(15, SHORT.spentUntilClose());
        Score far = new Score(1, new TreeMap<>(Map.of(5, 0.3)), new TreeMap<>(Map.of(5, 9.0)), List.of(3), 0.01, 0);
        assertFalse(far.gotClose());
        assertEquals(9, far.spentUntilClose());
    }
}
